import { Directionality } from '@angular/cdk/bidi';
import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import type { Message } from '#contracts';
import { paragraphDirection } from '#text';
import { previewOf } from '../../core/file-address';
import { TextLine } from '../../text/text-line';
import { Icon } from '../../ui/icon';
import type { IconName } from '../../ui/icons';
import { iconOf } from '../files/file-kind';
import { FileWords } from '../files/file-words';

/** So much of a text tells which way it reads. */
const LOOKED_AT = 200;

/** What a message says, in one line of a list: its words, or those for what was sent without any. */
@Component({
  selector: 'sk-message-line',
  imports: [Icon, TextLine],
  template: `
    @if (thumb(); as source) {
      <img alt="" loading="lazy" decoding="async" [src]="source" (error)="lost.set(true)" />
    } @else if (icon(); as name) {
      <sk-icon [name]="name" />
    }
    @if (message().text === '') {
      <bdi>{{ what() }}</bdi>
    } @else {
      @if (what(); as sent) {
        <bdi class="sk-visually-hidden">{{ sent }}</bdi>
      }
      <sk-text-line [text]="message().text" [dir]="message().dir" />
    }
  `,
  styleUrl: './message-line.scss',
  host: { '[attr.dir]': 'reads()' },
})
export class MessageLine {
  readonly #page = inject(Directionality).valueSignal;
  readonly #words = inject(FileWords);

  readonly message = input.required<Message>();
  /** Whether there is room for a small picture. */
  readonly pictured = input(false);

  /** It is cut off where its own words end. */
  protected readonly reads = computed(() => {
    const { text, dir } = this.message();
    return dir ?? (text === '' ? 'auto' : paragraphDirection(text.slice(0, LOOKED_AT), this.#page()));
  });
  readonly #files = computed(() => this.message().files ?? []);
  protected readonly lost = linkedSignal({ source: this.#files, computation: () => false });
  protected readonly what = computed(() => this.#words.of(this.#files()));
  protected readonly thumb = computed(() => {
    const [first] = this.#files();
    const shown = this.pictured() && first?.kind === 'image' && first.hasPreview && !this.lost();
    return shown ? previewOf(first.id) : null;
  });
  protected readonly icon = computed((): IconName | null => {
    const [first] = this.#files();
    if (first) return iconOf(first);
    return this.message().type === 'poll' ? 'poll' : null;
  });
}
