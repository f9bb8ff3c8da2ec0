import { computed, signal } from '@angular/core';
import type { HistoryAnswer, HistoryQuery, Message, SyncAnswer } from '#contracts';
import type { Api } from './api';
import { ApiError, type ClientErrorCode } from './api-error';
import type { Connection } from './connection';
import { type Change, isAside } from './message-change';
import type { Outbox } from './outbox';
import type { RoomsStore } from './rooms-store';
import type { SessionStore } from './session-store';
import { timelineItems } from './timeline-item';
import {
  EMPTY_WINDOW,
  type TimelineWindow,
  askPage,
  closeGap,
  firstPage,
  hasGap,
  holds,
  joinPage,
  missPage,
  receive,
  synced,
} from './timeline-window';

export type TimelineStatus = 'loading' | 'ready' | 'error';

/** Missing more than this, a room is read anew: nobody scrolls through it, and a page is one question. */
const RELOAD_BEYOND = 1_000;
const PAGE = 50;
/** Between two tries to close a gap that the server could not answer for. */
const RETRY_MS = 2_000;

export interface TimelineDeps {
  api: Api;
  connection: Connection;
  outbox: Outbox;
  rooms: RoomsStore;
  session: SessionStore;
  /** Told of what pages and syncs bring besides the messages. */
  learn: (room: string, answer: HistoryAnswer | SyncAnswer) => void;
  /** Told when a first page came: what a sync would have brought besides is to be asked for. */
  begun: (room: string) => void;
}

/** A first page on its way. */
interface Loading {
  /** The seq it stands around; absent for the newest page. */
  readonly around?: number;
  /** True when somebody wants to go there: then it is of no use once they want to be elsewhere. */
  readonly wanted: boolean;
  /** Pushes that came meanwhile. */
  readonly meanwhile: Change[];
  done: Promise<void>;
}

/** The messages of one room as loaded so far, and one's own on their way to it. `Timelines` keeps these. */
export class TimelineStore {
  readonly #deps: TimelineDeps;
  readonly #window = signal<TimelineWindow>(EMPTY_WINDOW);
  readonly #status = signal<TimelineStatus>('loading');
  readonly #error = signal<ClientErrorCode | null>(null);
  readonly #hasOlder = signal(false);
  readonly #joining = signal<'older' | 'newer' | null>(null);
  #loading: Loading | null = null;
  /** The seq around which somebody last wanted to see the room; absent for its end. */
  #wanted: number | undefined;
  #syncing: Promise<void> | null = null;
  /** Counts first pages: what joins on to one does not to another. */
  #stretch = 0;

  readonly status = this.#status.asReadonly();
  /** Why it could not be loaded; with status `error`. */
  readonly error = this.#error.asReadonly();
  /** Messages of the room, ascending by seq. */
  readonly messages = computed(() => this.#window().messages);
  /** What to show: the messages, then, where the room ends, one's own that are on their way. */
  readonly items = computed(() => {
    const { messages, ahead, atEnd } = this.#window();
    return timelineItems(
      messages,
      atEnd ? ahead.flatMap(({ message }) => (message && !isAside(message) ? message : [])) : [],
      atEnd ? this.#deps.outbox.echoes().filter((echo) => echo.room === this.room && !isAside(echo)) : [],
      this.#deps.session.username() ?? '',
    );
  });
  /** True while there is history before the first loaded message. */
  readonly hasOlder = this.#hasOlder.asReadonly();
  readonly loadingOlder = computed(() => this.#joining() === 'older');
  /** True while there are messages after the last loaded one: what is posted does not show here. */
  readonly hasNewer = computed(() => !this.#window().atEnd);
  readonly loadingNewer = computed(() => this.#joining() === 'newer');

  constructor(
    /** The room's id. */
    readonly room: string,
    deps: TimelineDeps,
  ) {
    this.#deps = deps;
  }

  /** Everything up to this change of the room is known. */
  get rev(): number {
    return this.#window().rev;
  }

  /** The message with this id, if it is loaded. */
  find(id: string): Message | undefined {
    return this.messages().find((message) => message.id === id);
  }

  /** Loads the newest page unless something is there; afterwards pushes and `catchUp` keep it whole. Never throws. */
  async open(): Promise<void> {
    if (this.#status() !== 'ready') await this.#show();
  }

  /** Loads what stands around a seq unless it is there. Throws an `ApiError` when something else stays on view. */
  async openAt(seq: number): Promise<void> {
    if (this.#status() === 'ready' && holds(this.#window(), seq)) this.#stay(seq);
    else await this.#show(seq);
  }

  /** Goes back to the newest page. Throws like `openAt`. */
  async toNewest(): Promise<void> {
    if (this.#status() === 'ready' && !this.hasNewer()) this.#stay();
    else await this.#show();
  }

  /** Loads the page before the first message. Throws an `ApiError`; calling again tries again. */
  async loadOlder(): Promise<void> {
    const first = this.messages()[0];
    if (!first || !this.#hasOlder()) return;
    await this.#join('older', { before: first.seq, limit: PAGE });
  }

  /** Loads the page after the last message. Throws an `ApiError`; calling again tries again. */
  async loadNewer(): Promise<void> {
    const last = this.messages().at(-1);
    if (!last || !this.hasNewer()) return;
    await this.#join('newer', { after: last.seq, limit: PAGE });
  }

  /** A change that was pushed, or a message from one's own ack. */
  receive(change: Change): void {
    this.#loading?.meanwhile.push(change);
    if (this.#status() !== 'ready') return;
    this.#window.update((window) => receive(window, change));
    this.#closeGaps();
  }

  /**
   * After a connection came back: asks what is missing, given the room's rev as the server told it. Throws when
   * the server cannot answer now; a refusal for good is this room's status and nobody else's trouble.
   */
  async catchUp(roomRev: number): Promise<void> {
    try {
      await this.#loading?.done;
      if (this.#status() !== 'ready') await this.#load(this.#wanted);
      else if (roomRev - this.rev > RELOAD_BEYOND) await this.#load(this.#middle());
      else if (roomRev > this.rev || hasGap(this.#window())) await this.#missing();
    } catch (thrown) {
      if (this.#refused(thrown).passing) throw thrown;
    }
  }

  /** Forgets what was loaded; `open` loads it again. */
  close(): void {
    this.#stretch += 1;
    this.#loading = null;
    this.#wanted = undefined;
    this.#joining.set(null);
    this.#window.set(EMPTY_WINDOW);
    this.#status.set('loading');
    this.#error.set(null);
    this.#hasOlder.set(false);
  }

  /** What is wanted is loaded: whatever was wanted before does not take its place any more. */
  #stay(around?: number): void {
    this.#wanted = around;
    if (this.#loading?.wanted) this.#loading = null;
  }

  async #show(around?: number): Promise<void> {
    this.#wanted = around;
    try {
      await this.#load(around, true);
    } catch (thrown) {
      if (!(thrown instanceof ApiError) || this.#status() === 'ready') throw thrown;
      this.#error.set(thrown.code);
      this.#status.set('error');
    }
  }

  /** Loads a first page in place of whatever is loaded. */
  #load(around?: number, wanted = false): Promise<void> {
    if (this.#loading && this.#loading.around === around) return this.#loading.done;
    const loading: Loading = { around, wanted, meanwhile: [], done: Promise.resolve() };
    this.#loading = loading;
    loading.done = this.#loadFirst(loading).finally(() => {
      if (this.#loading === loading) this.#loading = null;
    });
    return loading.done;
  }

  async #loadFirst(loading: Loading): Promise<void> {
    const { around, meanwhile } = loading;
    if (this.#status() === 'error') this.#status.set('loading');
    const roomRev = this.#deps.rooms.find(this.room)?.rev ?? 0;
    const page = await this.#deps.api.history(this.room, { ...(around && { around }), limit: PAGE });
    // Another place was asked for meanwhile, or the room was closed.
    if (this.#loading !== loading) return;
    this.#stretch += 1;
    this.#joining.set(null);
    this.#deps.learn(this.room, page);
    this.#deps.begun(this.room);
    const atEnd = around === undefined || page.hasMoreAfter !== true;
    this.#window.set(meanwhile.reduce(receive, firstPage(page.messages, roomRev, atEnd)));
    this.#hasOlder.set(page.hasMore);
    this.#error.set(null);
    this.#status.set('ready');
    this.#closeGaps();
  }

  async #join(side: 'older' | 'newer', query: HistoryQuery): Promise<void> {
    if (this.#status() !== 'ready' || this.#joining()) return;
    const stretch = this.#stretch;
    this.#joining.set(side);
    this.#window.update(askPage);
    try {
      const page = await this.#deps.api.history(this.room, query);
      // Read anew meanwhile: the page would no longer join on.
      if (stretch !== this.#stretch) return;
      this.#deps.learn(this.room, page);
      const atEnd = side === 'newer' ? !page.hasMore : undefined;
      this.#window.update((window) => joinPage(window, page.messages, atEnd));
      if (side === 'older') this.#hasOlder.set(page.hasMore);
    } finally {
      if (stretch === this.#stretch) {
        this.#window.update(missPage);
        this.#joining.set(null);
      }
    }
  }

  /** Asks for everything after the last known change, page by page. */
  #missing(): Promise<void> {
    return (this.#syncing ??= this.#askMissing().finally(() => (this.#syncing = null)));
  }

  async #askMissing(): Promise<void> {
    for (let more = true; more;) {
      const since = this.rev;
      const answer = await this.#deps.connection.request('sync', { room: this.room, since });
      this.#window.update((window) => synced(window, answer));
      this.#deps.learn(this.room, answer);
      const advanced = this.rev > since;
      more = answer.hasMore && advanced;
      // The server knows of nothing between the two: what waited is next.
      if (!advanced) this.#window.update(closeGap);
    }
  }

  /** Starts asking for what is missing between pushes, until it is there or the connection is gone. */
  #closeGaps(): void {
    if (!hasGap(this.#window()) || this.#syncing) return;
    this.#missing().then(
      () => this.#closeGaps(),
      (thrown: unknown) => {
        const { passing, retryAfterMs = RETRY_MS } = this.#refused(thrown);
        // Without a connection `catchUp` will ask.
        if (passing && this.#deps.connection.state() === 'online') {
          setTimeout(() => this.#closeGaps(), retryAfterMs);
        }
      },
    );
  }

  /** The seq around which to read anew: somebody who reads elsewhere stays there. */
  #middle(): number | undefined {
    const { messages, atEnd } = this.#window();
    return atEnd ? undefined : messages[messages.length >> 1]?.seq;
  }

  /** Notes a refusal for good as this room's status. A fault of our own is thrown on. */
  #refused(thrown: unknown): ApiError {
    if (!(thrown instanceof ApiError)) throw thrown;
    if (!thrown.passing) {
      this.#error.set(thrown.code);
      this.#status.set('error');
    }
    return thrown;
  }
}
