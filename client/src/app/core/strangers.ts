import { Service, inject } from '@angular/core';
import { Api } from './api';
import { ApiError } from './api-error';
import { Faces } from './faces';

/** Asks for people who are named where nobody told what they are called and look like: for each of them once. */
@Service()
export class Strangers {
  readonly #api = inject(Api);
  readonly #faces = inject(Faces);
  /** They are being asked for, or are not to be had. */
  readonly #asked = new Set<string>();

  async meet(username: string): Promise<void> {
    if (this.#faces.knows(username) || this.#asked.has(username)) return;
    this.#asked.add(username);
    const asked = this.#faces.moment();
    try {
      this.#faces.learn([await this.#api.user(username)], asked);
      this.#asked.delete(username);
    } catch (thrown) {
      if (ApiError.codeOf(thrown) !== 'user.notFound') this.#asked.delete(username);
    }
  }
}
