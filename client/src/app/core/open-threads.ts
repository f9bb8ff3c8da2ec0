import { Service, inject } from '@angular/core';
import { Api } from './api';
import { ApiError } from './api-error';
import { Connection } from './connection';
import { MessageChanges } from './message-changes';
import { Outbox } from './outbox';
import { QuoteStore } from './quote-store';
import { SessionStore } from './session-store';
import { type ThreadDeps, ThreadStore } from './thread-store';
import { ThreadsStore } from './threads-store';

/** Threads whose replies stay loaded; the one unused for longest goes first. */
const KEPT = 5;

/** The loaded threads. Each is kept whole by what is pushed, and by `catchUp` after every connection. */
@Service()
export class OpenThreads {
  readonly #deps: ThreadDeps = {
    api: inject(Api),
    outbox: inject(Outbox),
    session: inject(SessionStore),
    threads: inject(ThreadsStore),
  };
  /** By the root's id; the most recently used last. */
  readonly #stores = new Map<string, ThreadStore>();

  constructor() {
    inject(QuoteStore).addSource((_room, id) => this.#find(id));
    inject(Connection).on('room_removed', ({ room }) => this.#close((store) => store.room === room));
    inject(MessageChanges).listen((change) => {
      for (const store of this.#stores.values()) store.receive(change);
    });
  }

  /** The thread that begins at a message; `open` it to load it. */
  of(root: string): ThreadStore {
    const store = this.#stores.get(root) ?? new ThreadStore(root, this.#deps);
    this.#stores.delete(root);
    this.#stores.set(root, store);
    for (const unused of [...this.#stores.keys()].slice(0, -KEPT)) this.#stores.delete(unused);
    return store;
  }

  /** Loads the newest replies of every loaded thread. Throws if one cannot be asked now. */
  async catchUp(): Promise<void> {
    await Promise.all([...this.#stores.values()].map((store) => this.#catchUp(store)));
  }

  /** Forgets everything: somebody signed out. */
  reset(): void {
    this.#close(() => true);
  }

  #close(concerned: (store: ThreadStore) => boolean): void {
    for (const store of [...this.#stores.values()].filter(concerned)) {
      store.close();
      this.#stores.delete(store.root);
    }
  }

  async #catchUp(store: ThreadStore): Promise<void> {
    try {
      await store.catchUp();
    } catch (thrown) {
      if (!(thrown instanceof ApiError) || thrown.passing) throw thrown;
      // Out of sight for good: it is no longer kept.
      this.#stores.delete(store.root);
    }
  }

  #find(id: string) {
    for (const store of this.#stores.values()) {
      const message = store.replies().find((reply) => reply.id === id);
      if (message) return message;
    }
    return undefined;
  }
}
