import { Component, computed, input } from '@angular/core';

const [WIDTH, HEIGHT] = [60, 20];

/** How a value went lately, the newest at the right. The value itself stands beside it. */
@Component({
  selector: 'sk-sparkline',
  template: `
    <svg viewBox="0 0 60 20" preserveAspectRatio="none" aria-hidden="true">
      <polyline [attr.points]="points()" />
    </svg>
  `,
  styles: `
    :host,
    svg {
      display: block;
      inline-size: 100%;
      block-size: 1.5rem;
      overflow: visible;
    }
    polyline {
      fill: none;
      stroke: var(--mat-sys-primary);
      stroke-width: 1.5px;
      stroke-linejoin: round;
      vector-effect: non-scaling-stroke;
    }
  `,
})
export class Sparkline {
  readonly values = input.required<readonly number[]>();
  /** How many values there is room for. */
  readonly length = input.required<number>();

  protected readonly points = computed(() => {
    const values = this.values();
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const first = this.length() - values.length;
    return values
      .map((value, at) => {
        const x = ((first + at) / Math.max(1, this.length() - 1)) * WIDTH;
        const y =
          most === least ? HEIGHT / 2 : HEIGHT - 1 - ((value - least) / (most - least)) * (HEIGHT - 2);
        return `${x.toFixed(1)},${y.toFixed(1)}`;
      })
      .join(' ');
  });
}
