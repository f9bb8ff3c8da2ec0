import { Service, inject } from '@angular/core';
import { ApiError } from '../../core/api-error';
import { Http } from '../../core/http';
import { Dialogs } from '../../ui/dialogs';

/** Asks for the password again where the server wants it before a deed of much weight, and then goes on. */
@Service()
export class Confirmations {
  readonly #http = inject(Http);
  readonly #dialogs = inject(Dialogs);

  /** Does it, after asking if need be. @throws what the deed throws; `auth.confirm` when the person would not */
  async run<T>(deed: () => Promise<T>): Promise<T> {
    try {
      return await deed();
    } catch (thrown) {
      if (!(thrown instanceof ApiError) || thrown.code !== 'auth.confirm') throw thrown;
      const isShown = await this.#dialogs.open<boolean>(() =>
        import('./confirmation-dialog').then((module) => module.ConfirmationDialog),
      );
      if (!isShown) throw thrown;
      return deed();
    }
  }

  /** Fetches a file as its link would. */
  async download(event: Event): Promise<void> {
    const { href } = event.currentTarget as HTMLAnchorElement;
    event.preventDefault();
    try {
      await this.run(() => this.#http.get('auth/confirmation'));
    } catch (thrown) {
      // Who would not show the password gets no file; all else the server says of it.
      if (thrown instanceof ApiError && thrown.code === 'auth.confirm') return;
    }
    location.assign(href);
  }
}
