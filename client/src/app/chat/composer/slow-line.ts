import { Component, DestroyRef, computed, effect, inject, input, output, signal } from '@angular/core';
import { CountPipe } from '../../i18n/count';
import { Pace } from './pace';

/** Says how often one writes in a room, and counts down to when one may again: one line all the time, so that nothing jumps. */
@Component({
  selector: 'sk-slow-line',
  imports: [CountPipe],
  template: `{{
    left() > 0 ? ('order.slowWait' | skCount: left()) : ('order.slowMode' | skCount: seconds())
  }}`,
})
export class SlowLine {
  /** The room's id. */
  readonly room = input.required<string>();
  /** Between two messages of one's own. */
  readonly seconds = input.required<number>();
  /** Whether one has to wait. */
  readonly waits = output<boolean>();

  readonly #pace = inject(Pace);
  readonly #now = signal(Date.now());
  protected readonly left = computed(() => {
    const next = this.#pace.next(this.room(), this.seconds());
    // The clock stood still since its last tick.
    return Math.min(this.seconds(), Math.ceil((next - this.#now()) / 1_000));
  });

  constructor() {
    const clock = setInterval(() => this.#now.set(Date.now()), 1_000);
    inject(DestroyRef).onDestroy(() => clearInterval(clock));
    effect(() => this.waits.emit(this.left() > 0));
  }
}
