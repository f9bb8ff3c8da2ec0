import { DOCUMENT, DestroyRef, Service, inject, signal } from '@angular/core';

/** A timer of the browser holds at most this long. */
const LONGEST_TIMER_MS = 2_147_483_647;

/** Whether a moment is over. What is computed with it is computed anew when it is: one timer waits for the nearest. */
@Service()
export class Moments {
  readonly #document = inject(DOCUMENT);
  readonly #looks = signal(0);
  #next = Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    const look = () => this.#look();
    // Timers stand still while a laptop sleeps.
    this.#document.addEventListener('visibilitychange', look);
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.#timer);
      this.#document.removeEventListener('visibilitychange', look);
    });
  }

  /** @param at ISO 8601 */
  isOver(at: string): boolean {
    this.#looks();
    const moment = Date.parse(at);
    const left = moment - Date.now();
    if (left > 0 && moment < this.#next) this.#await(moment, left);
    return left <= 0;
  }

  #await(moment: number, left: number): void {
    clearTimeout(this.#timer);
    this.#next = moment;
    this.#timer = setTimeout(() => this.#look(), Math.min(left, LONGEST_TIMER_MS));
  }

  /** Whoever still waits for a moment asks again. */
  #look(): void {
    clearTimeout(this.#timer);
    this.#next = Infinity;
    this.#looks.update((count) => count + 1);
  }
}
