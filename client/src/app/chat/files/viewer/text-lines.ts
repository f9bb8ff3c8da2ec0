import { Directionality } from '@angular/cdk/bidi';
import { Component, computed, inject, input, resource } from '@angular/core';
import type { FileInfo } from '#contracts';
import { type CodeToken, Highlighter } from '../../../text/highlighter';
import { languageOf, textLines } from './text-document';

/** Beyond this colours would take longer than anybody waits. */
const COLOURED = 120_000;

/** The lines of a text or of code, each in its own direction. */
@Component({
  selector: 'sk-text-lines',
  template: `
    @for (line of lines(); track $index) {
      <!-- prettier-ignore -->
      <p [attr.dir]="line.dir">@for (piece of line.pieces; track $index) {<span [attr.class]="piece.kind">{{ piece.text }}</span>}</p>
    }
  `,
  styleUrl: './text-lines.scss',
  host: { '[class.code]': 'code()' },
})
export class TextLines {
  readonly #highlighter = inject(Highlighter);
  readonly #page = inject(Directionality).valueSignal;

  readonly file = input.required<FileInfo>();
  readonly text = input.required<string>();

  readonly #language = computed(() => languageOf(this.file()));
  /** Markdown is prose with signs. */
  protected readonly code = computed(() => !['markdown', undefined].includes(this.#language()));
  readonly #tokens = resource({
    params: () => {
      const [language, text] = [this.#language(), this.text()];
      return language && text.length <= COLOURED ? { language, text } : undefined;
    },
    loader: ({ params }) => this.#highlighter.tokens(params.language, params.text),
  });
  protected readonly lines = computed(() => {
    const tokens = this.#tokens.hasValue() ? this.#tokens.value() : null;
    const pieces: readonly CodeToken[] = tokens ?? [{ text: this.text() }];
    return textLines(pieces, this.code(), this.#page());
  });
}
