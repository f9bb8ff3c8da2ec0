import { InjectionToken } from '@angular/core';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { ClientErrorCode } from './api-error';
import { type Waiting, isHeld } from './echo';

/** A message that waits to be sent, as it is kept. */
export interface StoredEcho extends Waiting {
  /** Order of writing; given by the storage. */
  n?: number;
  clientId: string;
  /** The sender's id: another person may sign in to this browser. */
  user: string;
  room: string;
  createdAt: string;
  /** Present when the server refused it for good. */
  error?: ClientErrorCode;
}

/** Keeps waiting messages over reloads, for all tabs of the browser. Lists are in order of writing. */
export interface OutboxStorage {
  add(echo: StoredEcho): Promise<void>;
  /** All waiting messages of a person. */
  list(user: string): Promise<StoredEcho[]>;
  /** The next message of a room that is not refused and waits for no file. */
  next(user: string, room: string): Promise<StoredEcho | undefined>;
  /** Marks as refused, or, with null, as waiting again. */
  mark(clientId: string, error: ClientErrorCode | null): Promise<void>;
  /** Notes which files it has, and their ids on the server once they are there. */
  bring(clientId: string, files: Files): Promise<void>;
  remove(clientId: string): Promise<void>;
}

type Files = Pick<StoredEcho, 'uploads' | 'fileIds'>;

const isNext = (echo: StoredEcho) => !echo.error && !isHeld(echo);

interface OutboxSchema extends DBSchema {
  outbox: {
    key: number;
    value: StoredEcho;
    indexes: { byUser: string; byRoom: [string, string]; byClientId: string };
  };
}

/** In IndexedDB, shared by all tabs. */
export class IdbOutboxStorage implements OutboxStorage {
  constructor(private readonly database: IDBPDatabase<OutboxSchema>) {}

  /** Rejects where the browser gives no database. */
  static async open(name = 'sokhan'): Promise<IdbOutboxStorage> {
    const database = await openDB<OutboxSchema>(name, 1, {
      upgrade(fresh) {
        const outbox = fresh.createObjectStore('outbox', { keyPath: 'n', autoIncrement: true });
        outbox.createIndex('byUser', 'user');
        outbox.createIndex('byRoom', ['user', 'room']);
        outbox.createIndex('byClientId', 'clientId', { unique: true });
      },
      // Another tab with a newer version waits for us; the page reads nothing between two actions.
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    });
    return new IdbOutboxStorage(database);
  }

  async add(echo: StoredEcho): Promise<void> {
    await this.database.add('outbox', echo);
  }

  list(user: string): Promise<StoredEcho[]> {
    return this.database.getAllFromIndex('outbox', 'byUser', user);
  }

  /** Reads up to the first that waits and no further: hundreds may wait behind it. */
  async next(user: string, room: string): Promise<StoredEcho | undefined> {
    const { store } = this.database.transaction('outbox');
    let cursor = await store.index('byRoom').openCursor([user, room]);
    while (cursor && !isNext(cursor.value)) cursor = await cursor.continue();
    return cursor?.value;
  }

  mark(clientId: string, error: ClientErrorCode | null): Promise<void> {
    return this.#change(clientId, { error: error ?? undefined });
  }

  bring(clientId: string, { uploads, fileIds }: Files): Promise<void> {
    return this.#change(clientId, { uploads, fileIds, error: undefined });
  }

  async remove(clientId: string): Promise<void> {
    const change = this.database.transaction('outbox', 'readwrite');
    const key = await change.store.index('byClientId').getKey(clientId);
    if (key !== undefined) await change.store.delete(key);
    await change.done;
  }

  async #change(clientId: string, changes: Partial<StoredEcho>): Promise<void> {
    const change = this.database.transaction('outbox', 'readwrite');
    const echo = await change.store.index('byClientId').get(clientId);
    if (echo) await change.store.put({ ...echo, ...changes });
    await change.done;
  }
}

/** Where a browser refuses IndexedDB: messages wait as long as the page is open. */
export class MemoryOutboxStorage implements OutboxStorage {
  #echoes: StoredEcho[] = [];

  add(echo: StoredEcho): Promise<void> {
    this.#echoes.push(echo);
    return Promise.resolve();
  }

  list(user: string): Promise<StoredEcho[]> {
    return Promise.resolve(this.#echoes.filter((echo) => echo.user === user));
  }

  async next(user: string, room: string): Promise<StoredEcho | undefined> {
    return (await this.list(user)).find((echo) => echo.room === room && isNext(echo));
  }

  mark(clientId: string, error: ClientErrorCode | null): Promise<void> {
    return this.#change(clientId, { error: error ?? undefined });
  }

  bring(clientId: string, { uploads, fileIds }: Files): Promise<void> {
    return this.#change(clientId, { uploads, fileIds, error: undefined });
  }

  remove(clientId: string): Promise<void> {
    this.#echoes = this.#echoes.filter((echo) => echo.clientId !== clientId);
    return Promise.resolve();
  }

  #change(clientId: string, changes: Partial<StoredEcho>): Promise<void> {
    this.#echoes = this.#echoes.map((echo) => (echo.clientId === clientId ? { ...echo, ...changes } : echo));
    return Promise.resolve();
  }
}

/**
 * Turns from a storage that fails (full, or taken over by a newer version of the page in another tab) to one
 * that does not, so that a message is sent even where it cannot be kept.
 */
export class SafeOutboxStorage implements OutboxStorage {
  constructor(private storage: OutboxStorage) {}

  add(echo: StoredEcho): Promise<void> {
    return this.#with((storage) => storage.add(echo));
  }

  list(user: string): Promise<StoredEcho[]> {
    return this.#with((storage) => storage.list(user));
  }

  next(user: string, room: string): Promise<StoredEcho | undefined> {
    return this.#with((storage) => storage.next(user, room));
  }

  mark(clientId: string, error: ClientErrorCode | null): Promise<void> {
    return this.#with((storage) => storage.mark(clientId, error));
  }

  bring(clientId: string, files: Files): Promise<void> {
    return this.#with((storage) => storage.bring(clientId, files));
  }

  remove(clientId: string): Promise<void> {
    return this.#with((storage) => storage.remove(clientId));
  }

  async #with<T>(use: (storage: OutboxStorage) => Promise<T>): Promise<T> {
    try {
      return await use(this.storage);
    } catch {
      // Whatever the reason, memory takes over; what was stored is found again at the next start.
      this.storage = new MemoryOutboxStorage();
      return use(this.storage);
    }
  }
}

export const OUTBOX_STORAGE = new InjectionToken<() => Promise<OutboxStorage>>('OUTBOX_STORAGE', {
  factory: () => async () =>
    IdbOutboxStorage.open().then(
      (storage) => new SafeOutboxStorage(storage),
      () => new MemoryOutboxStorage(),
    ),
});
