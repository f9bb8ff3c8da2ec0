import { Service, signal } from '@angular/core';

/** Something without which no page can be shown: the error page takes the page's place. */
@Service()
export class FatalError {
  readonly #happened = signal(false);
  readonly happened = this.#happened.asReadonly();

  report(): void {
    this.#happened.set(true);
  }
}
