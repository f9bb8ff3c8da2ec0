import { Component, DestroyRef, computed, inject, input, signal } from '@angular/core';
import { CountPipe } from '../../i18n/count';

/** Says that the server asked to wait with a message, and counts the seconds down. */
@Component({
  selector: 'sk-echo-wait',
  imports: [CountPipe],
  template: `{{ 'echo.wait' | skCount: seconds() }}`,
})
export class EchoWait {
  /** In milliseconds since 1970. */
  readonly until = input.required<number>();

  readonly #now = signal(Date.now());
  protected readonly seconds = computed(() => Math.max(1, Math.ceil((this.until() - this.#now()) / 1_000)));

  constructor() {
    const clock = setInterval(() => this.#now.set(Date.now()), 1_000);
    inject(DestroyRef).onDestroy(() => clearInterval(clock));
  }
}
