import { computed, signal } from '@angular/core';
import type { HistoryQuery, Message, ThreadAnswer } from '#contracts';
import type { Api } from './api';
import { ApiError, type ClientErrorCode } from './api-error';
import { type Change, changed } from './message-change';
import type { Outbox } from './outbox';
import type { SessionStore } from './session-store';
import type { ThreadsStore } from './threads-store';
import { timelineItems } from './timeline-item';

const PAGE = 50;

export interface ThreadDeps {
  api: Api;
  outbox: Outbox;
  session: SessionStore;
  threads: ThreadsStore;
}

/** The replies of one thread as loaded so far, and one's own on their way to it. `OpenThreads` keeps these. */
export class ThreadStore {
  readonly #deps: ThreadDeps;
  readonly #replies = signal<readonly Message[]>([]);
  readonly #status = signal<'loading' | 'ready' | 'error'>('loading');
  readonly #error = signal<ClientErrorCode | null>(null);
  readonly #hasOlder = signal(false);
  /** While a page is on its way: what changed meanwhile. The page may be older than that. */
  #meanwhile: Change[] | null = null;
  #filling = false;
  #room: string | undefined;

  readonly status = this.#status.asReadonly();
  /** Why it could not be loaded; with status `error`. */
  readonly error = this.#error.asReadonly();
  /** The message it begins at. */
  readonly first = computed(() => this.#deps.threads.of(this.root)?.root);
  /** Ascending by threadSeq. */
  readonly replies = this.#replies.asReadonly();
  /** What to show: the replies, then one's own that are on their way. */
  readonly items = computed(() =>
    timelineItems(
      this.#replies(),
      [],
      this.#deps.outbox.echoes().filter(({ thread }) => thread === this.root),
      this.#deps.session.username() ?? '',
    ),
  );
  /** True while there are replies before the first loaded one. */
  readonly hasOlder = this.#hasOlder.asReadonly();

  constructor(
    /** The id of the message it begins at. */
    readonly root: string,
    deps: ThreadDeps,
  ) {
    this.#deps = deps;
  }

  /** The id of the room it is in, once it was loaded. */
  get room(): string | undefined {
    return this.#room;
  }

  /** Loads the newest replies unless they are there. Never throws: see `status`. */
  async open(): Promise<void> {
    if (this.#status() === 'ready') return;
    if (this.#status() === 'error') this.#status.set('loading');
    try {
      await this.catchUp();
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown;
      this.#fail(thrown);
    }
  }

  /** Loads the replies before the first one. Throws an `ApiError`; calling again tries again. */
  async loadOlder(): Promise<void> {
    const [first] = this.#replies();
    if (!first || !this.#hasOlder() || this.#meanwhile) return;
    await this.#load({ before: first.threadSeq, limit: PAGE }, (page) => {
      this.#replies.update((replies) => page.messages.reduce(place, replies));
      this.#hasOlder.set(page.hasMore);
    });
  }

  /**
   * The newest page: at first, and after a connection came back. Replies before it stay and are read anew where it joins
   * on to them; where it does not they go, as nobody knows what stands between. Throws an `ApiError`.
   */
  async catchUp(): Promise<void> {
    let from = 0;
    await this.#load({ limit: PAGE }, ({ messages, hasMore }) => {
      const joined = joins(this.#replies(), messages);
      if (!joined) this.#hasOlder.set(hasMore);
      this.#replies.update((known) => (joined ? messages.reduce(place, known) : messages));
      from = turnOf(messages[0]);
      this.#error.set(null);
      this.#status.set('ready');
    });
    await this.#readAnew(from);
    this.#fillGap();
  }

  /** Forgets what was loaded, and what is on its way. */
  close(): void {
    this.#meanwhile = null;
    this.#replies.set([]);
    this.#hasOlder.set(false);
    this.#error.set(null);
    this.#status.set('loading');
  }

  /** Something happened in the room. */
  receive(change: Change): void {
    this.#meanwhile?.push(change);
    if (this.#status() !== 'ready') return;
    this.#replies.update((replies) => withChange(replies, change, this.root));
    this.#fillGap();
  }

  /** The loaded replies before this threadSeq: an edit may have been missed. */
  async #readAnew(before: number): Promise<void> {
    let from = before;
    for (let more = true; more && turnOf(this.#replies()[0]) < from;) {
      more = false;
      await this.#load({ before: from, limit: PAGE }, ({ messages }) => {
        this.#replies.update((known) => messages.reduce(place, known));
        from = turnOf(messages[0]);
        more = true;
      });
    }
  }

  async #load(query: HistoryQuery, take: (page: ThreadAnswer) => void): Promise<void> {
    const meanwhile: Change[] = [];
    this.#meanwhile = meanwhile;
    try {
      const page = await this.#deps.api.thread(this.root, query);
      if (this.#meanwhile !== meanwhile) return;
      this.#room = page.thread.root.room;
      this.#deps.threads.learn(page.thread);
      take(page);
      this.#replies.update((replies) =>
        meanwhile.reduce((all, change) => withChange(all, change, this.root), replies),
      );
    } finally {
      if (this.#meanwhile === meanwhile) this.#meanwhile = null;
    }
  }

  /** The root counts its replies: when there are more than are here, a push was lost. */
  #fillGap(): void {
    if (this.#filling || this.#meanwhile || !this.#lacks()) return;
    this.#filling = true;
    this.#fill()
      .catch((thrown: unknown) => {
        if (!(thrown instanceof ApiError)) throw thrown;
        // What passes is made up for by the next push or connection.
        if (!thrown.passing) this.#fail(thrown);
      })
      .finally(() => (this.#filling = false));
  }

  async #fill(): Promise<void> {
    for (let more = true; more && this.#lacks();) {
      const after = this.#replies().at(-1)?.threadSeq;
      // Where another page was asked for meanwhile, that one goes on.
      more = false;
      await this.#load({ after, limit: PAGE }, (page) => {
        this.#replies.update((replies) => page.messages.reduce(place, replies));
        more = page.hasMore && page.messages.length > 0;
      });
    }
  }

  #lacks(): boolean {
    return (this.first()?.replies?.count ?? 0) > (this.#replies().at(-1)?.threadSeq ?? 0);
  }

  #fail(error: ApiError): void {
    this.#error.set(error.code);
    this.#status.set('error');
  }
}

/** True where nothing is missing between what is known and the newest page. */
function joins(known: readonly Message[], page: readonly Message[]): boolean {
  return known.length > 0 && page.length > 0 && turnOf(page[0]) <= turnOf(known.at(-1)) + 1;
}

function withChange(replies: readonly Message[], change: Change, root: string): readonly Message[] {
  const { message, patch } = change;
  const id = message?.id ?? patch?.id;
  const index = replies.findLastIndex((reply) => reply.id === id);
  const known = replies[index];
  if (known) return replies.with(index, changed(known, change));
  const [first] = replies;
  const later = !first || turnOf(first) < turnOf(message);
  return message?.thread === root && later ? place(replies, message) : replies;
}

/** Puts a reply where its threadSeq belongs; of two states of one reply the newer stays. */
function place(replies: readonly Message[], reply: Message): readonly Message[] {
  const index = replies.findLastIndex((other) => turnOf(other) <= turnOf(reply));
  const at = replies[index];
  if (at?.id !== reply.id) return replies.toSpliced(index + 1, 0, reply);
  return at.rev < reply.rev ? replies.with(index, reply) : replies;
}

const turnOf = (reply?: Message): number => reply?.threadSeq ?? 0;
