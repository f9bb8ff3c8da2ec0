import { DOCUMENT, Service, inject, signal } from '@angular/core';

/** Whether the person can be looking at the page. */
@Service()
export class Attention {
  readonly #document = inject(DOCUMENT);
  readonly #visible = signal(this.#look());

  /** True while the page is shown and has the focus. */
  readonly visible = this.#visible.asReadonly();

  constructor() {
    const look = () => this.#visible.set(this.#look());
    this.#document.addEventListener('visibilitychange', look);
    this.#document.defaultView?.addEventListener('focus', look);
    this.#document.defaultView?.addEventListener('blur', look);
  }

  #look(): boolean {
    return this.#document.visibilityState === 'visible' && this.#document.hasFocus();
  }
}
