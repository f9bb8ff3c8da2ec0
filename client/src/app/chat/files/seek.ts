import { Component, computed, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import type { Playback } from './playback';

/** The place in what plays, which can be moved: along a line, or along how loud it is where that is known. */
@Component({
  selector: 'sk-seek',
  imports: [TranslatePipe],
  template: `
    @if (bars().length > 0) {
      <span class="bars" aria-hidden="true">
        @for (bar of bars(); track $index) {
          <span [style.block-size.%]="bar" [class.played]="$index < playedBars()"></span>
        }
      </span>
    } @else {
      <span class="line" aria-hidden="true"><span [style.inline-size.%]="of().played() * 100"></span></span>
    }
    <input
      type="range"
      min="0"
      step="1"
      [max]="of().length()"
      [value]="of().at()"
      [disabled]="of().length() === 0"
      [attr.aria-label]="'files.seek' | translate"
      [attr.aria-valuetext]="'files.seekAt' | translate: of().clock()"
      (input)="moved($event)"
    />
  `,
  styleUrl: './seek.scss',
  host: { '[class.loud]': 'bars().length > 0' },
})
export class Seek {
  readonly of = input.required<Playback>();
  /** How loud it is along its way, in hundredths. */
  readonly bars = input<readonly number[]>([]);

  protected readonly playedBars = computed(() => this.of().played() * this.bars().length);

  protected moved({ target }: Event): void {
    if (target instanceof HTMLInputElement) this.of().seek(Number(target.value));
  }
}
