import { InjectionToken } from '@angular/core';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { FileInfo } from '#contracts';
import type { ClientErrorCode } from '../api-error';

/** What is known of a voice message beside its sound. */
export interface Voice {
  /** Loudness over its time, 0 to 100. */
  readonly waveform: readonly number[];
  readonly durationMs: number;
}

/** Where a file was added: a room, or a thread of it. */
export interface UploadPlace {
  /** The room's id. */
  readonly room: string;
  /** Id of the message whose thread it is. */
  readonly thread?: string;
}

/** A file that waits to be sent, as it is kept. */
export interface StoredUpload extends UploadPlace {
  /** A UUID of version 7: its order is the order of adding. */
  readonly id: string;
  /** The sender's id: another person may sign in to this browser. */
  readonly user: string;
  readonly name: string;
  readonly blob: Blob;
  readonly voice?: Voice;
  /** In pixels, of an image. */
  readonly width?: number;
  readonly height?: number;
  /** Its id on the server, once that has heard of it. */
  readonly server?: string;
  /** Present when the server has it. */
  readonly file?: FileInfo;
  /** Present when it was refused. */
  readonly error?: ClientErrorCode;
}

export type UploadChanges = Partial<Pick<StoredUpload, 'server' | 'file' | 'error' | 'width' | 'height'>>;

/** Keeps waiting files over reloads, for all tabs of the browser. */
export interface UploadStorage {
  add(upload: StoredUpload): Promise<void>;
  get(id: string): Promise<StoredUpload | undefined>;
  /** All waiting files of a person, in order of adding. */
  list(user: string): Promise<StoredUpload[]>;
  /** A change that is `undefined` takes the part away; one of a file that is gone changes nothing. */
  change(id: string, changes: UploadChanges): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
}

interface UploadSchema extends DBSchema {
  uploads: { key: string; value: StoredUpload; indexes: { byUser: string } };
}

/** In IndexedDB, shared by all tabs. */
export class IdbUploadStorage implements UploadStorage {
  constructor(private readonly database: IDBPDatabase<UploadSchema>) {}

  /** Rejects where the browser gives no database. */
  static async open(name = 'sokhan-uploads'): Promise<IdbUploadStorage> {
    const database = await openDB<UploadSchema>(name, 1, {
      upgrade: (fresh) => {
        fresh.createObjectStore('uploads', { keyPath: 'id' }).createIndex('byUser', 'user');
      },
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    });
    return new IdbUploadStorage(database);
  }

  async add(upload: StoredUpload): Promise<void> {
    await this.database.put('uploads', upload);
  }

  get(id: string): Promise<StoredUpload | undefined> {
    return this.database.get('uploads', id);
  }

  list(user: string): Promise<StoredUpload[]> {
    return this.database.getAllFromIndex('uploads', 'byUser', user);
  }

  async change(id: string, changes: UploadChanges): Promise<void> {
    const change = this.database.transaction('uploads', 'readwrite');
    const known = await change.store.get(id);
    if (known) await change.store.put({ ...known, ...changes });
    await change.done;
  }

  async remove(ids: readonly string[]): Promise<void> {
    const change = this.database.transaction('uploads', 'readwrite');
    await Promise.all(ids.map((id) => change.store.delete(id)));
    await change.done;
  }
}

/** Where a browser refuses IndexedDB: files wait as long as the page is open. */
export class MemoryUploadStorage implements UploadStorage {
  readonly #uploads = new Map<string, StoredUpload>();

  add(upload: StoredUpload): Promise<void> {
    this.#uploads.set(upload.id, upload);
    return Promise.resolve();
  }

  get(id: string): Promise<StoredUpload | undefined> {
    return Promise.resolve(this.#uploads.get(id));
  }

  list(user: string): Promise<StoredUpload[]> {
    return Promise.resolve([...this.#uploads.values()].filter((upload) => upload.user === user));
  }

  change(id: string, changes: UploadChanges): Promise<void> {
    const known = this.#uploads.get(id);
    if (known) this.#uploads.set(id, { ...known, ...changes });
    return Promise.resolve();
  }

  remove(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#uploads.delete(id);
    return Promise.resolve();
  }
}

/**
 * Keeps in memory what the browser's storage refuses, as when it is full: the file is sent all the same. A change that
 * was not noted costs a question to the server after a reload, and no more.
 */
export class SafeUploadStorage implements UploadStorage {
  readonly #memory = new MemoryUploadStorage();

  constructor(private readonly storage: UploadStorage) {}

  async add(upload: StoredUpload): Promise<void> {
    await this.storage.add(upload).catch(() => this.#memory.add(upload));
  }

  async get(id: string): Promise<StoredUpload | undefined> {
    return (await this.#memory.get(id)) ?? (await this.storage.get(id).catch(() => undefined));
  }

  async list(user: string): Promise<StoredUpload[]> {
    const stored = await this.storage.list(user).catch(() => []);
    return [...stored, ...(await this.#memory.list(user))];
  }

  async change(id: string, changes: UploadChanges): Promise<void> {
    await this.#memory.change(id, changes);
    await this.storage.change(id, changes).catch(() => undefined);
  }

  async remove(ids: readonly string[]): Promise<void> {
    await this.#memory.remove(ids);
    await this.storage.remove(ids).catch(() => undefined);
  }
}

export const UPLOAD_STORAGE = new InjectionToken<() => Promise<UploadStorage>>('UPLOAD_STORAGE', {
  factory: () => async () =>
    IdbUploadStorage.open().then(
      (storage) => new SafeUploadStorage(storage),
      () => new MemoryUploadStorage(),
    ),
});
