import { DOCUMENT, DestroyRef, Service, effect, inject, signal } from '@angular/core';
import { IDLE_AFTER_MS } from '#contracts';
import { ApiError } from './api-error';
import { Connection } from './connection';

/** What shows that somebody is there. */
const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'touchstart', 'wheel'] as const;

/** Tells the server when the person in front of this page has gone, and at once when they are back. */
@Service()
export class IdleWatch {
  readonly #connection = inject(Connection);
  readonly #document = inject(DOCUMENT);
  readonly #idle = signal(false);
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What the server knows of this connection; it takes a new one for busy. */
  #told = false;

  constructor() {
    const sign = () => this.#sign();
    for (const name of SIGNS) this.#document.addEventListener(name, sign, { passive: true, capture: true });
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.#timer);
      for (const name of SIGNS) this.#document.removeEventListener(name, sign, { capture: true });
    });
    this.#arm();
    effect(() => {
      const idle = this.#idle();
      if (this.#connection.state() !== 'online') this.#told = false;
      else if (this.#told !== idle) void this.#tell(idle);
    });
  }

  #sign(): void {
    this.#idle.set(false);
    this.#arm();
  }

  #arm(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#idle.set(true), IDLE_AFTER_MS);
  }

  async #tell(idle: boolean): Promise<void> {
    this.#told = idle;
    try {
      await this.#connection.request('user_activity', { idle });
    } catch (thrown) {
      // Lost with its connection: the next one begins anew.
      if (!(thrown instanceof ApiError)) throw thrown;
    }
  }
}
