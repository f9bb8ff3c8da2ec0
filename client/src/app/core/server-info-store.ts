import { Service, inject, signal } from '@angular/core';
import type { ServerInfo } from '#contracts';
import { Api } from './api';
import { ApiError } from './api-error';

/** What this server is set to. It decides by itself; knowing it saves the person a refusal. */
@Service()
export class ServerInfoStore {
  readonly #api = inject(Api);
  readonly #info = signal<Partial<ServerInfo>>({});
  #asked: Promise<void> | null = null;

  /** Empty until `load` was answered. */
  readonly info = this.#info.asReadonly();

  /** Asks once; a question that failed is asked again the next time. Never throws. */
  load(): Promise<void> {
    return (this.#asked ??= this.#ask());
  }

  async #ask(): Promise<void> {
    try {
      this.#info.set(await this.#api.server());
    } catch (thrown) {
      this.#asked = null;
      if (!(thrown instanceof ApiError)) throw thrown;
    }
  }
}
