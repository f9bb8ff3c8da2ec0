import { Service, computed, inject } from '@angular/core';
import { Api } from './api';
import { SessionStore } from './session-store';

/** Whom one has blocked: nothing of what they do is shown unasked. */
@Service()
export class BlockStore {
  readonly #api = inject(Api);
  readonly #session = inject(SessionStore);
  readonly #blocked = computed(() => new Set(this.#session.user()?.blocked));

  isBlocked(username: string): boolean {
    return this.#blocked().has(username);
  }

  /** People without those one has blocked. */
  unblocked<T extends { readonly username: string }>(people: readonly T[]): T[] {
    return people.filter(({ username }) => !this.isBlocked(username));
  }

  async block(username: string): Promise<void> {
    this.#session.setUser(await this.#api.block(username));
  }

  async unblock(username: string): Promise<void> {
    this.#session.setUser(await this.#api.unblock(username));
  }
}
