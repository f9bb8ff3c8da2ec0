import { DOCUMENT, Service, effect, inject } from '@angular/core';
import { PreferencesStore } from '../core/preferences-store';

/** Colours the browser's own bars like the page, whichever theme is on. */
@Service()
export class ThemeColor {
  readonly #document = inject(DOCUMENT);
  readonly #preferences = inject(PreferencesStore);

  constructor() {
    effect(() => {
      this.#preferences.theme();
      this.#paint();
    });
    const system = this.#document.defaultView?.matchMedia('(prefers-color-scheme: dark)');
    system?.addEventListener('change', () => this.#paint());
  }

  #paint(): void {
    const color = this.#document.defaultView?.getComputedStyle(this.#document.body).backgroundColor;
    if (color) this.#document.querySelector('meta[name="theme-color"]')?.setAttribute('content', color);
  }
}
