import { DOCUMENT, DestroyRef, Service, inject, signal } from '@angular/core';
import { dayKey } from './calendar';

function untilMidnight(now: Date): number {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1).getTime() - now.getTime();
}

/** The present day, for labels like "yesterday": a page left open overnight must not keep calling it today. */
@Service()
export class Today {
  readonly #document = inject(DOCUMENT);
  readonly #now = signal(new Date(), { equal: (one, other) => dayKey(one) === dayKey(other) });
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Some moment of the present day; changes when the day does. */
  readonly now = this.#now.asReadonly();

  constructor() {
    const look = () => this.#look();
    this.#arm();
    // Timers stand still while a laptop sleeps.
    this.#document.addEventListener('visibilitychange', look);
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.#timer);
      this.#document.removeEventListener('visibilitychange', look);
    });
  }

  #look(): void {
    this.#now.set(new Date());
    this.#arm();
  }

  #arm(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), untilMidnight(new Date()));
  }
}
