import { ErrorHandler, Injectable, Injector, inject } from '@angular/core';
import { ApiError } from '../core/api-error';
import { Notices } from '../ui/notices';

/**
 * Where every uncaught error ends. A refusal by the server is told to the person and no more;
 * anything else is a fault of ours and goes to the console.
 */
@Injectable()
export class ErrorReporter extends ErrorHandler {
  readonly #injector = inject(Injector);

  override handleError(thrown: unknown): void {
    if (thrown instanceof ApiError) void this.#injector.get(Notices).failure(thrown);
    else super.handleError(thrown);
  }
}
