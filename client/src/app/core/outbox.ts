import { ErrorHandler, Service, effect, inject, untracked } from '@angular/core';
import { v4 as uuid } from 'uuid';
import type { Message } from '#contracts';
import { ApiError } from './api-error';
import { Connection } from './connection';
import { deliverSent } from './sent';
import { type Draft, draftOf, isHeld } from './echo';
import { Echoes } from './echoes';
import { MessageChanges } from './message-changes';
import { OUTBOX_STORAGE, type OutboxStorage, type StoredEcho } from './outbox-storage';
import { afterRefusal } from './send-refusal';
import { SessionStore } from './session-store';
import { OUTBOX_TABS } from './tabs';
import { Uploads } from './uploads/uploads';

/**
 * Messages on their way to the server. Each is stored before it is sent and repeated with the same clientId
 * until it is acknowledged; in a room they go strictly in order, one at a time, from one tab.
 */
@Service()
export class Outbox {
  readonly #connection = inject(Connection);
  readonly #session = inject(SessionStore);
  readonly #tabs = inject(OUTBOX_TABS);
  readonly #uploads = inject(Uploads);
  readonly #openStorage = inject(OUTBOX_STORAGE);
  readonly #errors = inject(ErrorHandler);
  readonly #echoes = new Echoes();
  /** Written by this tab and not yet in the storage. */
  readonly #saving = new Set<string>();
  /** Sent or discarded, and perhaps still in the storage. */
  readonly #done = new Set<string>();
  /** Rooms this tab is sending from; true when there may be more than the sender has seen. */
  readonly #sending = new Map<string, boolean>();
  /** Ends the pauses after failures of the network. */
  readonly #wakers = new Set<() => void>();
  #storage: Promise<OutboxStorage> | null = null;
  #user: string | null = null;

  /** Own messages the rooms do not have yet, in order of writing. */
  readonly echoes = this.#echoes.all;

  constructor() {
    inject(MessageChanges).listen(({ message }) => {
      if (message) this.#arrived(message);
    });
    this.#tabs.listen((user) => {
      if (user === this.#user) this.#run(this.flush());
    });
    effect(() => {
      if (this.#connection.state() === 'online') untracked(() => this.#online());
    });
  }

  /** Takes up what this person left unsent. */
  async start(user: string): Promise<void> {
    this.stop();
    this.#user = user;
    await this.flush();
  }

  /** Forgets the person; what is unsent stays in the storage for their return. */
  stop(): void {
    this.#user = null;
    this.#echoes.clear();
    this.#saving.clear();
    this.#done.clear();
  }

  /**
   * Shows the message at once and sends it as soon as may be: when its turn has come and its files are there. `room`
   * is an id; `uploads` are those of the files. Gives the clientId.
   */
  send(room: string, draft: Draft, uploads: readonly string[] = []): string {
    const user = this.#user;
    if (user === null) throw new Error('Nobody is signed in.');
    const written = { ...draftOf(draft), ...(uploads.length > 0 && { uploads }) };
    const echo = { clientId: uuid(), room, ...written, createdAt: new Date().toISOString() };
    this.#echoes.add({ ...echo, state: isHeld(echo) ? 'uploading' : 'queued' });
    this.#saving.add(echo.clientId);
    this.#run(this.#save({ ...echo, user }));
    return echo.clientId;
  }

  /** Tries a failed message again. */
  retry(clientId: string): void {
    const echo = this.#echoes.get(clientId);
    if (echo?.state !== 'failed') return;
    if (echo.uploads && echo.error === 'file.notFound') return this.#bringAgain(clientId, echo.uploads);
    this.#echoes.become(clientId, 'queued');
    this.#run(this.#change((storage) => storage.mark(clientId, null)).then(() => this.#pump(echo.room)));
  }

  /** Says which files a message has now, and with `fileIds` that they are there: then its turn may come. */
  bring(clientId: string, uploads: readonly string[], fileIds?: string[]): void {
    const echo = this.#echoes.get(clientId);
    if (!echo || !['uploading', 'failed'].includes(echo.state)) return;
    const files = { uploads, ...(fileIds && { fileIds }) };
    this.#echoes.bring(clientId, files);
    this.#run(this.#change((storage) => storage.bring(clientId, files)).then(() => this.#pump(echo.room)));
  }

  /** Throws a message away. One that is on the wire at this moment stays: it may have arrived. */
  discard(clientId: string): void {
    const echo = this.#echoes.get(clientId);
    if (!echo || echo.state === 'sending') return;
    for (const id of echo.uploads ?? []) this.#uploads.discard(id);
    this.#finish(clientId, []);
  }

  /** Reads the storage again and sends what waits there. */
  async flush(): Promise<void> {
    const user = this.#user;
    if (user === null) return;
    const stored = await (await this.#open()).list(user);
    if (user !== this.#user) return;
    const waiting = stored.filter(({ clientId }) => !this.#done.has(clientId));
    this.#echoes.adopt(waiting, this.#saving);
    for (const room of new Set(waiting.map((echo) => echo.room))) this.#run(this.#pump(room));
  }

  async #save(echo: StoredEcho): Promise<void> {
    await this.#change((storage) => storage.add(echo));
    this.#saving.delete(echo.clientId);
    await this.#pump(echo.room);
  }

  /** Writes to the storage and tells the other tabs. */
  async #change(write: (storage: OutboxStorage) => Promise<void>): Promise<void> {
    const user = this.#user;
    await write(await this.#open());
    if (user !== null) this.#tabs.tell(user);
  }

  /** Sends what waits in a room: once at a time in this tab, and in one tab at a time. */
  async #pump(room: string): Promise<void> {
    const user = this.#user;
    if (user === null || !this.#maySend(user)) return;
    if (this.#sending.has(room)) {
      this.#sending.set(room, true);
      return;
    }
    try {
      do {
        this.#sending.set(room, false);
        await this.#tabs.alone(`sokhan-outbox-${user}-${room}`, () => this.#drain(user, room));
      } while (this.#sending.get(room));
    } finally {
      this.#sending.delete(room);
    }
  }

  async #drain(user: string, room: string): Promise<void> {
    const storage = await this.#open();
    let tries = 0;
    while (this.#maySend(user)) {
      // Read anew each time: another tab may have sent, added or discarded.
      const next = await storage.next(user, room);
      if (!next) return;
      const refusal = await this.#attempt(storage, next);
      tries = refusal ? tries + 1 : 0;
      if (!refusal) continue;
      const decision = afterRefusal(refusal, tries);
      if (decision.act === 'fail') {
        tries = 0;
        this.#echoes.become(next.clientId, 'failed', { error: decision.error });
        await this.#change((kept) => kept.mark(next.clientId, decision.error));
        continue;
      }
      const asked = decision.act === 'wait' && decision.asked;
      this.#echoes.become(next.clientId, 'queued', asked ? { retryAt: Date.now() + decision.ms } : {});
      if (decision.act === 'stop') return;
      if (this.#maySend(user)) await this.#pause(decision.ms, asked);
    }
  }

  /** Sends one message; gives the refusal, or null when the room has it. */
  async #attempt(storage: OutboxStorage, echo: StoredEcho): Promise<ApiError | null> {
    const { clientId, room } = echo;
    if (this.#done.has(clientId)) {
      await storage.remove(clientId);
      return null;
    }
    this.#echoes.takeUp(echo);
    this.#echoes.become(clientId, 'sending');
    try {
      deliverSent(
        this.#connection,
        await this.#connection.request('message', { room, clientId, ...draftOf(echo) }),
      );
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown;
      // Without an ack, and yet in the room: its broadcast came first.
      return this.#done.has(clientId) ? null : thrown;
    }
    this.#finish(clientId);
    return null;
  }

  /** A message of one's own is in its room, whoever sent it and whether or not the ack came. */
  #arrived({ clientId, username }: Message): void {
    if (username !== this.#session.username() || !this.#echoes.get(clientId)) return;
    this.#echoes.become(clientId, 'sent');
    this.#finish(clientId);
  }

  #finish(clientId: string, brought = this.#echoes.get(clientId)?.uploads ?? []): void {
    if (this.#done.has(clientId)) return;
    this.#done.add(clientId);
    this.#echoes.remove(clientId);
    this.#run(this.#forget(clientId, brought));
  }

  /** The files first: a message that is repeated is answered as before, a file that was sent cannot be sent again. */
  async #forget(clientId: string, uploads: readonly string[]): Promise<void> {
    if (uploads.length > 0) await this.#uploads.sent(uploads);
    await this.#change((storage) => storage.remove(clientId));
  }

  /** The server did not keep its files until now. */
  #bringAgain(clientId: string, uploads: readonly string[]): void {
    for (const id of uploads) this.#uploads.retry(id);
    this.bring(clientId, uploads);
  }

  #online(): void {
    for (const wake of this.#wakers) wake();
    this.#run(this.flush());
  }

  #pause(ms: number, asked: boolean): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => wake(), ms);
      const wake = () => {
        clearTimeout(timer);
        this.#wakers.delete(wake);
        resolve();
      };
      // A pause the server asked for is kept; one after a failure of the network ends with a new connection.
      if (!asked) this.#wakers.add(wake);
    });
  }

  #maySend(user: string): boolean {
    return user === this.#user && this.#connection.state() === 'online';
  }

  #open(): Promise<OutboxStorage> {
    return (this.#storage ??= this.#openStorage());
  }

  #run(work: Promise<void>): void {
    work.catch((fault: unknown) => this.#errors.handleError(fault));
  }
}
