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
    const cause = thrown instanceof Error && 'rejection' in thrown ? thrown.rejection : thrown;
    if (cause instanceof ApiError) void this.#injector.get(Notices).failure(cause);
    else super.handleError(thrown);
  }
}
