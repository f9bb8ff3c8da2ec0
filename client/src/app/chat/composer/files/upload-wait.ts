import { Component, DestroyRef, computed, inject, input, signal } from '@angular/core';
import { CountPipe } from '../../../i18n/count';

/** Says when a file goes on by itself after the server asked to wait, and counts down. */
@Component({
  selector: 'sk-upload-wait',
  imports: [CountPipe],
  template: `@if (seconds() < 60) {
      {{ 'uploads.goesOn.seconds' | skCount: seconds() }}
    } @else {
      {{ 'uploads.goesOn.minutes' | skCount: minutes() }}
    }`,
})
export class UploadWait {
  /** In milliseconds since 1970. */
  readonly until = input.required<number>();

  readonly #now = signal(Date.now());
  protected readonly seconds = computed(() => Math.max(1, Math.ceil((this.until() - this.#now()) / 1_000)));
  protected readonly minutes = computed(() => Math.ceil(this.seconds() / 60));

  constructor() {
    const clock = setInterval(() => this.#now.set(Date.now()), 1_000);
    inject(DestroyRef).onDestroy(() => clearInterval(clock));
  }
}
