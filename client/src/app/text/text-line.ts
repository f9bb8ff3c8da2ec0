import { Directionality } from '@angular/cdk/bidi';
import { Component, computed, inject, input } from '@angular/core';
import { type Direction, paragraphs } from '#text';

/** A list cuts the line off long before. */
const MAX_LENGTH = 200;

interface Piece {
  text: string;
  /** Absent where the piece reads with the line. */
  dir?: Direction;
}

/**
 * The beginning of a text as one line inside other text: in its own direction and order, as `MessageText` shows it,
 * with nothing in it to press. For previews in lists.
 */
@Component({
  selector: 'sk-text-line',
  template: `@for (piece of pieces(); track $index) {
    @if (piece.dir) {
      <bdi [attr.dir]="piece.dir">{{ piece.text }}</bdi>
    } @else {
      <ng-container>{{ piece.text }}</ng-container>
    }
  }`,
  styles: ':host { unicode-bidi: isolate; }',
  host: { '[attr.dir]': 'line().dir' },
})
export class TextLine {
  /** What was written, of any length and number of lines. */
  readonly text = input.required<string>();

  readonly #page = inject(Directionality).valueSignal;

  protected readonly line = computed(() => {
    const start = this.text().slice(0, MAX_LENGTH).replace(/\s+/g, ' ').trim();
    return paragraphs(start, this.#page())[0] ?? { dir: this.#page(), segments: [] };
  });

  protected readonly pieces = computed(() =>
    this.line().segments.map((segment): Piece => {
      switch (segment.kind) {
        case 'text':
          return { text: segment.text };
        case 'foreign':
          return { text: segment.text, dir: segment.dir };
        case 'code':
        case 'block':
          return { text: segment.code, dir: 'ltr' };
        default:
          return { text: segment.text, dir: 'ltr' };
      }
    }),
  );
}
