import { Component, computed, inject, input } from '@angular/core';
import { NgxEchartsDirective, provideEchartsCore } from 'ngx-echarts';
import { PreferencesStore } from '../../core/preferences-store';
import { Motion } from '../../ui/motion';
import { ChartLook } from './chart-look';
import { chartOptions } from './chart-options';
import { EmptiedByUs } from './emptied-by-us';
import type { Figure } from './figure';

/** The drawing of a figure, in the colours of the theme. To a screen reader it is a picture with a name. */
@Component({
  selector: 'sk-figure-chart',
  imports: [EmptiedByUs, NgxEchartsDirective],
  providers: [provideEchartsCore({ echarts: () => import('./echarts') })],
  template: `<div skEmptiedByUs echarts role="img" [attr.aria-label]="name()" [options]="options()"></div>`,
  styles: `
    :host,
    div {
      display: block;
      block-size: 100%;
    }
  `,
})
export class FigureChart {
  readonly figure = input.required<Figure>();
  readonly name = input.required<string>();

  readonly #look = inject(ChartLook);
  readonly #motion = inject(Motion);
  readonly #preferences = inject(PreferencesStore);

  protected readonly options = computed(() =>
    chartOptions(this.figure(), {
      look: this.#look.read(),
      isRightToLeft: this.#preferences.direction() === 'rtl',
      isStill: this.#motion.reduced(),
    }),
  );
}
