import { Directionality } from '@angular/cdk/bidi';
import { Component, computed, inject, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { type Direction, paragraphDirection } from '#text';
import type { Block, Paragraph } from './words-document';

/** Paragraphs and tables of a document, one in the other: text reaches the page as text only. */
@Component({
  selector: 'sk-words-blocks',
  imports: [TranslatePipe],
  template: `
    @for (block of shown(); track $index) {
      @if (block.kind === 'table') {
        <table>
          @for (row of block.rows; track $index) {
            <tr>
              @for (cell of row; track $index) {
                <td><sk-words-blocks [blocks]="cell" /></td>
              }
            </tr>
          }
        </table>
      } @else {
        <p
          [attr.dir]="block.dir"
          [attr.role]="block.heading ? 'heading' : null"
          [attr.aria-level]="block.heading ? block.heading + 2 : null"
          [attr.data-heading]="block.heading || null"
          [class.item]="block.level !== null"
          [class.numbered]="block.mark !== null"
          [style.--sk-level]="block.level"
        >
          @if (block.mark; as mark) {
            <bdi class="mark">{{ mark }}</bdi>
          }
          @for (run of block.runs; track $index) {
            <span [class.bold]="run.bold" [class.italic]="run.italic">{{ run.text }}</span>
          }
          @if (block.pictures > 0) {
            <span class="picture">{{ 'viewer.pictureLeftOut' | translate }}</span>
          }
        </p>
      }
    }
  `,
  styleUrl: './words-blocks.scss',
})
export class WordsBlocks {
  readonly #page = inject(Directionality).valueSignal;
  readonly blocks = input.required<readonly Block[]>();

  protected readonly shown = computed(() =>
    this.blocks().map((block) =>
      block.kind === 'table' ? block : { ...block, dir: directionOf(block, this.#page()) },
    ),
  );
}

/** Many a Persian document was never told which way it reads. */
function directionOf({ rtl, runs }: Paragraph, page: Direction): Direction {
  return rtl ? 'rtl' : paragraphDirection(runs.map(({ text }) => text).join(''), page);
}
