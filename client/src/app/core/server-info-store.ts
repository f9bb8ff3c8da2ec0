import { Service, inject, signal } from '@angular/core';
import type { ServerInfo } from '#contracts';
import { Api } from './api';
import { ApiError } from './api-error';
import { Connection } from './connection';
import { ServerFaceStore } from './server-face-store';

/** What this server is set to. It decides by itself; knowing it saves the person a refusal. */
@Service()
export class ServerInfoStore {
  readonly #api = inject(Api);
  readonly #face = inject(ServerFaceStore);
  readonly #info = signal<Partial<ServerInfo>>({});
  #asked: Promise<void> | null = null;

  /** Empty until `load` was answered. */
  readonly info = this.#info.asReadonly();

  constructor() {
    inject(Connection).on('server_updated', ({ server }) => this.#learn(server));
  }

  /** Asks anew: it may have changed while nobody listened. Never throws. */
  catchUp(): Promise<void> {
    return (this.#asked = this.#ask());
  }

  /** Asks once; a question that failed is asked again the next time. Never throws. */
  load(): Promise<void> {
    return (this.#asked ??= this.#ask());
  }

  async #ask(): Promise<void> {
    try {
      this.#learn(await this.#api.server());
    } catch (thrown) {
      this.#asked = null;
      if (!(thrown instanceof ApiError)) throw thrown;
    }
  }

  #learn(server: ServerInfo): void {
    this.#info.set(server);
    this.#face.learn(server);
  }
}
