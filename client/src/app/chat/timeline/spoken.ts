import { Component, effect, inject, input, signal, untracked } from '@angular/core';
import type { Message } from '#contracts';
import { ReadMarker } from '../../core/read-marker';
import { SessionStore } from '../../core/session-store';
import { Counting } from '../../i18n/count';
import { isolate } from '../../ui/isolate';
import { FileWords } from '../files/file-words';

/** A burst of more than this is told as a number. */
const SPOKEN_AT_ONCE = 3;

/**
 * Speaks new messages of others to a screen reader, while the page is looked at. Apart from the list itself,
 * whose history, echoes and states would all be read out.
 */
@Component({
  selector: 'sk-spoken',
  template: '{{ said() }}',
  host: { class: 'sk-visually-hidden', 'aria-live': 'polite', 'aria-atomic': 'true' },
})
export class Spoken {
  readonly #files = inject(FileWords);
  readonly #session = inject(SessionStore);
  readonly #readMarker = inject(ReadMarker);
  readonly #counting = inject(Counting);

  readonly messages = input.required<readonly Message[]>();
  /** Whether the newest message is among them. */
  readonly whole = input.required<boolean>();
  protected readonly said = signal('');
  #spokenSeq: number | null = null;

  constructor() {
    effect(() => {
      const messages = this.messages();
      // What one scrolls or jumps to is no news: only what comes at the end is.
      if (this.whole()) untracked(() => this.#speak(messages));
      else this.#spokenSeq = null;
    });
  }

  #speak(messages: readonly Message[]): void {
    const since = this.#spokenSeq;
    this.#spokenSeq = messages.at(-1)?.seq ?? 0;
    if (since === null || !this.#readMarker.visible()) return;
    const reader = this.#session.username();
    const news = messages.filter(({ seq, username }) => seq > since && username !== reader);
    if (news.length === 0) return;
    this.said.set(
      news.length > SPOKEN_AT_ONCE
        ? this.#counting.sentence('timeline.spoken', news.length)
        : news
            .map((message) => `${isolate(message.displayName)}: ${isolate(this.#files.line(message))}`)
            .join('\n'),
    );
  }
}
