import { DOCUMENT, Service, inject, signal } from '@angular/core';

/** Whether the person can be looking at the page, and at what of it. */
@Service()
export class Attention {
  readonly #document = inject(DOCUMENT);
  readonly #visible = signal(this.#look());
  readonly #places = signal<ReadonlySet<string>>(new Set());

  /** True while the page is shown and has the focus. */
  readonly visible = this.#visible.asReadonly();
  /** What is open: ids of rooms, and of messages whose threads are. */
  readonly places = this.#places.asReadonly();

  constructor() {
    const look = () => this.#visible.set(this.#look());
    this.#document.addEventListener('visibilitychange', look);
    this.#document.defaultView?.addEventListener('focus', look);
    this.#document.defaultView?.addEventListener('blur', look);
  }

  /** A room or a thread is open, until the returned function is called. */
  open(place: string): () => void {
    this.#places.update((places) => new Set(places).add(place));
    return () => this.#places.update((places) => new Set([...places].filter((other) => other !== place)));
  }

  #look(): boolean {
    return this.#document.visibilityState === 'visible' && this.#document.hasFocus();
  }
}
