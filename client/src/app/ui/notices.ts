import { Injector, Service, inject } from '@angular/core';
import { TranslateService } from '@ngx-translate/core';
import { ErrorText } from '../i18n/error-text';

const VISIBLE_MS = 5_000;

/** Short notices at the foot of the page. The snack bar itself is fetched with the first one. */
@Service()
export class Notices {
  readonly #injector = inject(Injector);
  readonly #translate = inject(TranslateService);
  readonly #errors = inject(ErrorText);

  /** Says what went wrong, in the person's words. */
  failure(thrown: unknown): Promise<void> {
    return this.#show(this.#errors.of(thrown));
  }

  /** Says that something was done. */
  done(key: string, parameters?: Record<string, string>): Promise<void> {
    const sentence: unknown = this.#translate.instant(key, parameters);
    return this.#show(String(sentence));
  }

  async #show(sentence: string): Promise<void> {
    const { MatSnackBar } = await import('@angular/material/snack-bar');
    this.#injector.get(MatSnackBar).open(sentence, undefined, { duration: VISIBLE_MS });
  }
}
