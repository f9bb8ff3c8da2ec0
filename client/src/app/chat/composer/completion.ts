import { type Signal, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import type { Room } from '#contracts';
import { type TextField, replaceRange } from '../../text/insert-at-caret';
import { type Asked, askedAt } from './asked';
import { type Suggestion, Suggestions } from './suggestions';

/** What a field completes: the list beside it, and the keys that lead through it. Made in an injection context. */
export class Completion {
  readonly #suggestions = inject(Suggestions);
  readonly #room: Signal<Room>;
  readonly #asked = signal<Asked | null>(null);
  readonly #found = resource({
    params: () => {
      const asked = this.#asked();
      return asked ? { asked, room: this.#room() } : undefined;
    },
    loader: ({ params }) => this.#suggestions.find(params.asked, params.room),
  });

  /** The last list stays until the next one is there, so that it does not flicker while somebody types. */
  readonly list = linkedSignal<readonly Suggestion[], readonly Suggestion[]>({
    source: () => (this.#asked() && this.#found.hasValue() ? this.#found.value() : []),
    computation: (found, previous) =>
      this.#asked() && this.#found.isLoading() ? (previous?.value ?? []) : found,
  });
  readonly active = linkedSignal({ source: this.list, computation: () => 0 });
  readonly open = computed(() => this.list().length > 0);

  constructor(room: Signal<Room>) {
    this.#room = room;
  }

  /** The text or the caret is another. */
  look(field: TextField): void {
    const { selectionStart, selectionEnd, value } = field;
    const caret = selectionStart ?? 0;
    const next = caret === selectionEnd ? askedAt(value, caret) : null;
    const now = this.#asked();
    const same = now?.kind === next?.kind && now?.query === next?.query && now?.start === next?.start;
    if (!same) this.#asked.set(next);
  }

  close(): void {
    this.#asked.set(null);
  }

  /** Puts what was chosen in place of what was typed. */
  choose(field: TextField, { insert }: Suggestion): void {
    const asked = this.#asked();
    if (!asked) return;
    const to = asked.start + asked.query.length + 1;
    this.close();
    const caret = asked.start + insert.length;
    replaceRange(field, { from: asked.start, to, insert, select: [caret, caret] });
  }

  /** Whether the key was for the list. */
  keyed({ key, shiftKey }: KeyboardEvent, field: TextField): boolean {
    const count = this.list().length;
    if (count === 0) return false;
    const active = this.list()[this.active()];
    if (key === 'ArrowDown') this.active.update((at) => (at + 1) % count);
    else if (key === 'ArrowUp') this.active.update((at) => (at + count - 1) % count);
    else if (key === 'Escape') this.close();
    else if ((key === 'Enter' || key === 'Tab') && !shiftKey && active) this.choose(field, active);
    else return false;
    return true;
  }
}
