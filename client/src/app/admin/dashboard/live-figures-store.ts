import { DestroyRef, ErrorHandler, Injectable, computed, effect, inject, signal } from '@angular/core';
import type { LiveFigures } from '#contracts';
import { ApiError } from '../../core/api-error';
import { Connection } from '../../core/connection';

/** Seconds that are kept. */
export const KEPT = 60;

/** What the server does, second by second, as long as whoever provides it is there. */
@Injectable()
export class LiveFiguresStore {
  readonly #connection = inject(Connection);
  readonly #errors = inject(ErrorHandler);
  readonly #kept = signal<readonly LiveFigures[]>([]);

  /** The last minute, the newest at the end. */
  readonly kept = this.#kept.asReadonly();
  readonly now = computed(() => this.#kept().at(-1));

  constructor() {
    const off = this.#connection.on('admin_figures', (figures) =>
      this.#kept.update((kept) => [...kept, figures].slice(-KEPT)),
    );
    // The server knows connections, and each is another.
    effect(() => {
      if (this.#connection.state() === 'online') void this.#watch(true);
    });
    inject(DestroyRef).onDestroy(() => {
      off();
      void this.#watch(false);
    });
  }

  async #watch(on: boolean): Promise<void> {
    try {
      await this.#connection.request('admin_watch', { on });
    } catch (thrown) {
      // Refused: the console closes by itself. Lost: the next connection asks again.
      if (!(thrown instanceof ApiError)) this.#errors.handleError(thrown);
    }
  }
}
