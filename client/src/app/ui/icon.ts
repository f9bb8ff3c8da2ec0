import { Component, computed, input } from '@angular/core';
import { ICONS, type IconName, POINTING } from './icons';

/** A picture beside words that say the same: always hidden from screen readers. */
@Component({
  selector: 'sk-icon',
  template: `<svg viewBox="0 0 24 24" focusable="false"><path [attr.d]="path()" /></svg>`,
  styles: `
    :host {
      display: inline-flex;
      inline-size: 1.375rem;
      block-size: 1.375rem;
      flex: none;
    }
    svg {
      inline-size: 100%;
      block-size: 100%;
      fill: none;
      stroke: currentColor;
      stroke-width: 1.75;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    :host(.pointing:dir(rtl)) svg {
      transform: scaleX(-1);
    }
  `,
  host: { 'aria-hidden': 'true', '[class.pointing]': 'pointing()' },
})
export class Icon {
  readonly name = input.required<IconName>();
  protected readonly path = computed(() => ICONS[this.name()]);
  protected readonly pointing = computed(() => POINTING.has(this.name()));
}
