import { DOCUMENT, DestroyRef, Service, type Signal, inject, signal } from '@angular/core';

/** The widths at which the page changes its shape; the style sheets name the same ones. */
const WIDE = '(min-width: 75rem)';
const NARROW = '(max-width: 47.99rem)';

/** How many panes there is room for. */
@Service()
export class Viewport {
  readonly #window = inject(DOCUMENT).defaultView;
  readonly #destroyed = inject(DestroyRef);

  /** List, conversation and people stand side by side. */
  readonly wide = this.#matches(WIDE);
  /** One pane at a time. */
  readonly narrow = this.#matches(NARROW);

  #matches(query: string): Signal<boolean> {
    const list = this.#window?.matchMedia(query);
    const matches = signal(list?.matches ?? false);
    const update = (event: MediaQueryListEvent) => matches.set(event.matches);
    list?.addEventListener('change', update);
    this.#destroyed.onDestroy(() => list?.removeEventListener('change', update));
    return matches.asReadonly();
  }
}
