import { Service, computed, effect, inject, untracked } from '@angular/core';
import type { OrderQueue, QueueAnswer } from '#contracts';
import { ApiError } from './api-error';
import { Connection } from './connection';
import { Http } from './http';
import { personal } from './personal';

/** How much waits for those who keep order, as it is now. Asked for when the first one wants to know, who has to be one of them. */
@Service()
export class OrderQueueStore {
  readonly #http = inject(Http);
  readonly #queue = personal<OrderQueue | null>(() => null);

  /** Open reports and messages to be let in, together. */
  readonly waiting = computed(() => {
    const queue = this.#queue();
    return queue ? queue.reports + queue.held : 0;
  });

  constructor() {
    const connection = inject(Connection);
    connection.on('report_updated', ({ queue }) => this.#queue.set(queue));
    connection.on('held_updated', ({ queue }) => this.#queue.set(queue));
    // What happened while nobody listened is asked for.
    effect(() => {
      if (connection.state() === 'online') untracked(() => void this.#ask());
    });
  }

  /** A badge that could not be had is no badge: the list itself says what is wrong. */
  async #ask(): Promise<void> {
    try {
      this.#queue.set((await this.#http.get<QueueAnswer>('admin/queue')).queue);
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown;
    }
  }
}
