import { Component, computed, input } from '@angular/core';
import type { Paragraph } from '#text';
import { nested } from './nested';
import { TextPieces } from './text-pieces';

/** A bullet is drawn for whatever was typed as one. */
const BULLET = '•';

/** One line of a message in its own direction: bars of quotes and the marker of a list stand where it begins. */
@Component({
  selector: 'p[skTextParagraph], li[skTextParagraph]',
  imports: [TextPieces],
  template: `@for (bar of bars(); track $index) {
      <span class="bar" aria-hidden="true"></span>
    }
    @if (marker(); as sign) {
      <bdi class="marker" [attr.aria-hidden]="numbered() ? null : true">{{ sign }}</bdi>
    }
    @if (set()) {
      <span class="words"><sk-text-pieces [pieces]="pieces()" /></span>
    } @else {
      @if (actor(); as name) {
        <bdi class="actor">{{ name }}</bdi><ng-container>&ngsp;</ng-container>
      }
      <sk-text-pieces [pieces]="pieces()" />
    }`,
  styleUrl: './text-paragraph.scss',
  host: {
    '[attr.dir]': 'paragraph().dir',
    '[class.set]': 'set()',
    '[class.action]': '!!actor()',
    '[style.--sk-level]': 'paragraph().item?.level',
  },
})
export class TextParagraph {
  readonly paragraph = input.required<Paragraph>({ alias: 'skTextParagraph' });
  /** Of an action: who does it. */
  readonly actor = input<string>();

  protected readonly pieces = computed(() => nested(this.paragraph().segments));
  protected readonly bars = computed(() => Array.from({ length: this.paragraph().quote ?? 0 }));
  protected readonly numbered = computed(() => this.paragraph().item?.ordered === true);
  protected readonly marker = computed(() => {
    const { item } = this.paragraph();
    return item && (item.ordered ? item.marker : BULLET);
  });
  /** Whether something stands before the words. */
  protected readonly set = computed(() => this.bars().length > 0 || this.marker() !== undefined);
}
