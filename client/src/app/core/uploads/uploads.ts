import {
  ErrorHandler,
  InjectionToken,
  Service,
  computed,
  effect,
  inject,
  signal,
  untracked,
} from '@angular/core';
import { v7 as uuid } from 'uuid';
import { Api } from '../api';
import { ApiError } from '../api-error';
import { Connection } from '../connection';
import { BrowserTabs, type Tabs } from '../tabs';
import { LocalSources } from './local-sources';
import { measure } from './measure';
import { Pauses } from './pauses';
import { type PendingUpload, pendingOf } from './pending-upload';
import { UPLOAD_ROAD } from './upload-road';
import { UploadCarrier } from './upload-carrier';
import {
  type StoredUpload,
  UPLOAD_STORAGE,
  type UploadPlace,
  type UploadStorage,
  type Voice,
} from './upload-storage';

/** More at once would only share the line. */
const AT_ONCE = 2;
/** Until the connection is there. */
const LONG_MS = 24 * 60 * 60_000;

export const UPLOAD_TABS = new InjectionToken<Tabs>('UPLOAD_TABS', {
  factory: () => new BrowserTabs('sokhan-uploads'),
});

/**
 * Files on their way to the server, each stored before it is sent, so that a reload continues. They go two at a time,
 * each from one tab, and wait here until the message they belong to is sent.
 */
@Service()
export class Uploads {
  readonly #api = inject(Api);
  readonly #connection = inject(Connection);
  readonly #errors = inject(ErrorHandler);
  readonly #tabs = inject(UPLOAD_TABS);
  readonly #sources = inject(LocalSources);
  readonly #openStorage = inject(UPLOAD_STORAGE);
  readonly #openRoad = inject(UPLOAD_ROAD);
  readonly #pauses = new Pauses();
  readonly #all = signal<ReadonlyMap<string, PendingUpload>>(new Map());
  readonly #restored = signal(false);
  readonly #running = new Map<string, AbortController>();
  /** Known to be in the storage. */
  readonly #stored = new Set<string>();
  /** Added and not yet taken up, the first first. */
  readonly #queue: string[] = [];
  #busy = 0;
  #storage: Promise<UploadStorage> | null = null;
  #user: string | null = null;

  /** In order of adding. */
  readonly all = computed(() => [...this.#all().values()]);
  /** True once what an earlier page left is among them. */
  readonly restored = this.#restored.asReadonly();

  constructor() {
    this.#connection.on('upload_updated', ({ upload }) => {
      const own = this.all().find(({ server }) => server === upload.id);
      if (own?.state === 'sending' && upload.state === 'processing')
        this.#show(own.id, { state: 'examining' });
      this.#pauses.wake();
    });
    this.#tabs.listen((user) => {
      if (user === this.#user) this.#run(this.#reread());
    });
    effect(() => {
      if (this.#connection.state() === 'online') untracked(() => this.#pauses.wake());
    });
  }

  /** Takes up what this person left. */
  async start(user: string): Promise<void> {
    this.stop();
    this.#user = user;
    await this.#reread();
    if (user === this.#user) this.#restored.set(true);
  }

  /** Rests; what is stored stays for the person's return. */
  stop(): void {
    for (const controller of this.#running.values()) controller.abort();
    this.#running.clear();
    this.#queue.length = 0;
    this.#stored.clear();
    this.#user = null;
    this.#restored.set(false);
    for (const { url } of this.all()) URL.revokeObjectURL(url);
    this.#all.set(new Map());
    this.#sources.reset();
  }

  /** Takes everything back: whoever signs out leaves no files in the browser. */
  async withdraw(user: string): Promise<void> {
    const storage = await this.#open();
    const left = await storage.list(user);
    await storage.remove(left.map(({ id }) => id));
  }

  get(id: string): PendingUpload | undefined {
    return this.#all().get(id);
  }

  /** Begins to send a file. Gives its id here. */
  add({ room, thread }: UploadPlace, file: { name: string; blob: Blob; voice?: Voice }): string {
    const user = this.#user;
    if (user === null) throw new Error('Nobody is signed in.');
    const { name, blob, voice } = file;
    const stored: StoredUpload = {
      id: uuid(),
      user,
      room,
      name,
      blob,
      ...(thread && { thread }),
      ...(voice && { voice }),
    };
    const pending = pendingOf(stored, URL.createObjectURL(blob));
    this.#put(pending);
    this.#run(this.#begin(stored, pending.kind === 'image'));
    return stored.id;
  }

  /** Tries again what failed, and what the server has not kept long enough. */
  retry(id: string): void {
    const known = this.get(id);
    if (!known || !['failed', 'ready'].includes(known.state)) return;
    this.#show(id, {
      state: 'waiting',
      error: undefined,
      status: undefined,
      file: undefined,
      server: undefined,
      sent: 0,
    });
    this.#run(
      this.#change((storage) =>
        storage.change(id, { error: undefined, file: undefined, server: undefined }),
      ).then(() => this.#enqueue(id)),
    );
  }

  /** Throws a file away, here and on the server. */
  discard(id: string): void {
    const known = this.get(id);
    if (!known) return;
    this.#drop(id, URL.revokeObjectURL);
    this.#run(this.#change((storage) => storage.remove([id])));
    this.#run(this.#takeBack(known));
  }

  /** The message that brings them is in its room. */
  async sent(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const file = this.get(id)?.file;
      this.#drop(id, file ? (url) => this.#sources.keep(file.id, url) : URL.revokeObjectURL);
    }
    await this.#change((storage) => storage.remove(ids));
  }

  async #begin(stored: StoredUpload, image: boolean): Promise<void> {
    const size = image ? await measure(stored.blob) : undefined;
    if (size) this.#show(stored.id, size);
    // Thrown away meanwhile.
    if (!this.get(stored.id)) return;
    await this.#change((storage) => storage.add({ ...stored, ...size }));
    this.#stored.add(stored.id);
    this.#enqueue(stored.id);
  }

  #enqueue(id: string): void {
    if (!this.get(id) || this.#running.has(id) || this.#queue.includes(id)) return;
    this.#queue.push(id);
    this.#next();
  }

  #next(): void {
    while (this.#busy < AT_ONCE) {
      const id = this.#queue.shift();
      if (id === undefined) return;
      const controller = new AbortController();
      this.#running.set(id, controller);
      this.#busy += 1;
      this.#run(
        this.#tabs
          .alone(`sokhan-upload-${id}`, () => this.#carry(id, controller.signal))
          .finally(() => {
            this.#busy -= 1;
            if (this.#running.get(id) === controller) this.#running.delete(id);
            this.#next();
          }),
      );
    }
  }

  async #carry(id: string, signal: AbortSignal): Promise<void> {
    const storage = await this.#open();
    // Read anew: another tab may have brought or discarded it.
    const stored = await storage.get(id);
    if (signal.aborted) return;
    if (!stored) return this.#drop(id, URL.revokeObjectURL);
    if (stored.file || stored.error) return this.#put(pendingOf(stored, this.get(id)?.url ?? ''));
    const deps = {
      api: this.#api,
      pauses: this.#pauses,
      storage,
      road: this.#openRoad,
      online: (until: AbortSignal) => this.#online(until),
      show: (changed: string, changes: Partial<PendingUpload>) => this.#show(changed, changes),
    };
    await new UploadCarrier(stored, deps, signal).run();
    if (!signal.aborted) this.#tell();
  }

  async #online(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && this.#connection.state() !== 'online')
      await this.#pauses.take(LONG_MS, { signal });
  }

  /** Reads what is stored: other tabs write there as well. */
  async #reread(): Promise<void> {
    const user = this.#user;
    if (user === null) return;
    const stored = await (await this.#open()).list(user);
    if (user !== this.#user) return;
    const listed = new Set(stored.map(({ id }) => id));
    for (const id of this.#stored) if (!listed.has(id)) this.#drop(id, URL.revokeObjectURL);
    for (const each of stored) {
      this.#stored.add(each.id);
      const known = this.get(each.id);
      if (!known) this.#put(pendingOf(each, URL.createObjectURL(each.blob)));
      else if ((each.file ?? each.error) && !this.#running.has(each.id))
        this.#put(pendingOf(each, known.url));
      if (!each.file && !each.error) this.#enqueue(each.id);
    }
  }

  async #takeBack({ server, file }: PendingUpload): Promise<void> {
    try {
      if (file) await this.#api.deleteFile(file.id);
      else if (server !== undefined) await (await this.#openRoad()).withdraw(server);
    } catch (thrown) {
      // The server throws away by itself what nobody sends.
      if (!(thrown instanceof ApiError)) throw thrown;
    }
  }

  #put(pending: PendingUpload): void {
    this.#all.update((all) => new Map(all).set(pending.id, pending));
  }

  #show(id: string, changes: Partial<PendingUpload>): void {
    const known = this.get(id);
    if (known) this.#put({ ...known, ...changes });
  }

  #drop(id: string, settle: (url: string) => void): void {
    const known = this.get(id);
    this.#running.get(id)?.abort();
    this.#stored.delete(id);
    if (!known) return;
    settle(known.url);
    this.#all.update((all) => new Map([...all].filter(([key]) => key !== id)));
  }

  async #change(write: (storage: UploadStorage) => Promise<void>): Promise<void> {
    await write(await this.#open());
    this.#tell();
  }

  #tell(): void {
    if (this.#user !== null) this.#tabs.tell(this.#user);
  }

  #open(): Promise<UploadStorage> {
    return (this.#storage ??= this.#openStorage());
  }

  #run(work: Promise<unknown>): void {
    work.catch((fault: unknown) => this.#errors.handleError(fault));
  }
}
