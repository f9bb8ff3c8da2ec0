import { Service, computed, inject, signal } from '@angular/core';
import type { Thread, ThreadsAnswer } from '#contracts';
import { Api } from './api';
import { ApiError, type ClientErrorCode } from './api-error';
import { Attention } from './attention';
import { Connection } from './connection';
import { changed } from './message-change';
import { MessageChanges, type RoomChange } from './message-changes';

type ThreadMap = ReadonlyMap<string, Thread>;

/** Replies in a thread that its reader has not seen. */
export function unreadReplies({ root, following, lastReadSeq }: Thread): number {
  return following ? Math.max(0, (root.replies?.count ?? 0) - lastReadSeq) : 0;
}

/** The threads one follows, and those one looks at: where they begin, and how far one has read them. */
@Service()
export class ThreadsStore {
  readonly #api = inject(Api);
  readonly #attention = inject(Attention);
  /** By the id of the message each begins at. */
  readonly #threads = signal<ThreadMap>(new Map());
  readonly #status = signal<'loading' | 'ready' | 'error'>('loading');
  readonly #error = signal<ClientErrorCode | null>(null);
  readonly #cursor = signal<string | undefined>(undefined);
  /** What happened while a page was on its way: it may be older. */
  #meanwhile: RoomChange[] | null = null;
  readonly #telling = new Set<string>();
  /** Counts people: what was asked for one is not told to the next. */
  #turn = 0;

  /** Of the first page of followed threads. */
  readonly status = this.#status.asReadonly();
  readonly error = this.#error.asReadonly();
  readonly hasMore = computed(() => this.#cursor() !== undefined);
  /** Those one follows, the one with the newest reply first. */
  readonly followed = computed(() =>
    [...this.#threads().values()]
      .filter(({ following }) => following)
      .sort((one, other) => compare(lastAt(other), lastAt(one))),
  );
  readonly unreadTotal = computed(() =>
    this.followed().reduce((sum, thread) => sum + unreadReplies(thread), 0),
  );

  constructor() {
    const connection = inject(Connection);
    connection.on('thread_updated', (thread) => this.learn(thread));
    connection.on('room_removed', ({ room }) => this.#forget(room));
    connection.on('notification', ({ reason, message }) => {
      if (reason === 'thread' && message.thread) void this.#find(message.thread);
    });
    inject(MessageChanges).listen((change) => this.#change(change));
  }

  /** The thread that begins at this message, if it is known. */
  of(root: string): Thread | undefined {
    return this.#threads().get(root);
  }

  /** Loads the first page of those one follows. Never throws: see `status`. */
  async load(): Promise<void> {
    if (this.#status() === 'error') this.#status.set('loading');
    try {
      await this.catchUp();
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown;
      this.#error.set(thrown.code);
      this.#status.set('error');
    }
  }

  /** Loads the page after the last one. Throws an `ApiError`. */
  async loadMore(): Promise<void> {
    const cursor = this.#cursor();
    if (cursor !== undefined && this.#meanwhile === null) await this.#page(cursor);
  }

  /** After a connection came back: the newest threads as they are now. Throws an `ApiError`. */
  async catchUp(): Promise<void> {
    await this.#page();
    this.#error.set(null);
    this.#status.set('ready');
  }

  /** A thread as the server told it. One's own mark never moves back. */
  learn(thread: Thread): void {
    const known = this.of(thread.root.id);
    const root = known && known.root.rev > thread.root.rev ? known.root : thread.root;
    const lastReadSeq = Math.max(thread.lastReadSeq, known?.lastReadSeq ?? 0);
    this.#put({ root, following: thread.following, lastReadSeq });
  }

  /** Hears of every reply, or no longer. Throws an `ApiError`. */
  async follow(root: string, following: boolean): Promise<void> {
    await this.#ask(() => this.#api.updateThread(root, { following }));
  }

  /** Everything up to this threadSeq was seen: counts at once for who follows, as long as somebody can be looking. */
  markRead(root: string, seq: number): void {
    const thread = this.of(root);
    if (!this.#attention.visible() || !thread?.following || thread.lastReadSeq >= seq) return;
    this.#put({ ...thread, lastReadSeq: seq });
    void this.#tellRead(root);
  }

  /** Forgets everything: somebody signed out. */
  reset(): void {
    this.#turn += 1;
    this.#meanwhile = null;
    this.#threads.set(new Map());
    this.#cursor.set(undefined);
    this.#status.set('loading');
    this.#error.set(null);
  }

  async #page(cursor?: string): Promise<void> {
    const meanwhile: RoomChange[] = [];
    this.#meanwhile = meanwhile;
    try {
      const page = await this.#api.threads({ cursor });
      if (this.#meanwhile !== meanwhile) return;
      if (cursor === undefined) this.#unfollow(page);
      for (const thread of page.threads) this.learn(thread);
      for (const change of meanwhile) this.#change(change);
      this.#cursor.set(page.cursor);
    } finally {
      if (this.#meanwhile === meanwhile) this.#meanwhile = null;
    }
  }

  /** What would stand in the first page and does not was unfollowed on another device. */
  #unfollow({ threads, cursor }: ThreadsAnswer): void {
    const listed = new Set(threads.map(({ root }) => root.id));
    const last = threads.at(-1);
    const since = cursor === undefined || !last ? '' : lastAt(last);
    for (const thread of this.followed()) {
      if (!listed.has(thread.root.id) && lastAt(thread) > since) this.#put({ ...thread, following: false });
    }
  }

  /** A thread one follows without knowing it here: it is further back than what is loaded. */
  async #find(root: string): Promise<void> {
    if (this.of(root)) return;
    try {
      await this.#ask(async () => (await this.#api.thread(root, { limit: 1 })).thread);
    } catch (thrown) {
      // A count in a list: the next page brings it.
      if (!(thrown instanceof ApiError)) throw thrown;
    }
  }

  async #tellRead(root: string): Promise<void> {
    if (this.#telling.has(root)) return;
    this.#telling.add(root);
    try {
      let told = 0;
      for (let seq = this.#readSeq(root); seq > told; seq = this.#readSeq(root)) {
        told = seq;
        await this.#ask(() => this.#api.updateThread(root, { seq }));
      }
    } catch (thrown) {
      // Told with the next mark; a refusal is not worth a word.
      if (!(thrown instanceof ApiError)) throw thrown;
    } finally {
      this.#telling.delete(root);
    }
  }

  async #ask(question: () => Promise<Thread>): Promise<void> {
    const turn = this.#turn;
    const thread = await question();
    if (turn === this.#turn) this.learn(thread);
  }

  #readSeq(root: string): number {
    return this.of(root)?.lastReadSeq ?? 0;
  }

  #change(change: RoomChange): void {
    if (this.#meanwhile && !this.#meanwhile.includes(change)) this.#meanwhile.push(change);
    const thread = this.of(change.message?.id ?? change.patch?.id ?? '');
    const root = thread && changed(thread.root, change);
    if (root && root !== thread.root) this.#put({ ...thread, root });
  }

  #forget(room: string): void {
    this.#threads.update((threads) => new Map([...threads].filter(([, { root }]) => root.room !== room)));
  }

  #put(thread: Thread): void {
    this.#threads.update((threads) => new Map(threads).set(thread.root.id, thread));
  }
}

const lastAt = ({ root }: Thread): string => root.replies?.lastAt ?? root.timestamp;
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
