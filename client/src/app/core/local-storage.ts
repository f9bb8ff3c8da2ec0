import { DOCUMENT, Service, inject } from '@angular/core';

/** The browser's small store. A browser may refuse it or be full: then nothing is remembered, nothing breaks. */
@Service()
export class LocalStorage {
  readonly #window = inject(DOCUMENT).defaultView;

  /** False where the browser refuses it. */
  get works(): boolean {
    return this.#attempt((storage) => storage.length) !== undefined;
  }

  read(key: string): string | null {
    return this.#attempt((storage) => storage.getItem(key)) ?? null;
  }

  /** An empty text removes the key. */
  write(key: string, value: string): void {
    this.#attempt((storage) => (value === '' ? storage.removeItem(key) : storage.setItem(key, value)));
  }

  #attempt<T>(use: (storage: Storage) => T): T | undefined {
    try {
      return this.#window ? use(this.#window.localStorage) : undefined;
    } catch {
      // Refused by the browser's settings, or full.
      return undefined;
    }
  }
}
