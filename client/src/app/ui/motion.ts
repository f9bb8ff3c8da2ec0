import { DOCUMENT, DestroyRef, Service, inject, signal } from '@angular/core';

/** Whether things may move by themselves: a setting of the person's device. */
@Service()
export class Motion {
  readonly #query = inject(DOCUMENT).defaultView?.matchMedia('(prefers-reduced-motion: reduce)');
  readonly #reduced = signal(this.#query?.matches ?? false);

  readonly reduced = this.#reduced.asReadonly();

  constructor() {
    const follow = ({ matches }: MediaQueryListEvent) => this.#reduced.set(matches);
    this.#query?.addEventListener('change', follow);
    inject(DestroyRef).onDestroy(() => this.#query?.removeEventListener('change', follow));
  }
}
