import { Directionality } from '@angular/cdk/bidi';
import { Component, computed, inject, input } from '@angular/core';
import { type Direction, actionOf, paragraphDirection } from '#text';
import { linePieces } from './line-pieces';

/** A list cuts the line off long before. */
const MAX_LENGTH = 200;

/**
 * The beginning of a text as one line inside other text: in its own direction and order, as `MessageText` shows it,
 * with nothing in it to press and without the signs of its markup. For previews in lists.
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
  host: { '[attr.dir]': 'reads()' },
})
export class TextLine {
  /** What was written, of any length and number of lines. */
  readonly text = input.required<string>();
  /** The direction its writer chose for all of it. */
  readonly dir = input<Direction>();

  readonly #page = inject(Directionality).valueSignal;
  readonly #start = computed(() => (actionOf(this.text()) ?? this.text()).slice(0, MAX_LENGTH));

  protected readonly reads = computed(() => this.dir() ?? paragraphDirection(this.#start(), this.#page()));
  protected readonly pieces = computed(() => linePieces(this.#start(), this.reads()));
}
