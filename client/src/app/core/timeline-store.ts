import { computed, signal } from '@angular/core';
import type { Api } from './api';
import { ApiError, type ClientErrorCode } from './api-error';
import type { Connection } from './connection';
import type { Outbox } from './outbox';
import type { RoomsStore } from './rooms-store';
import type { SessionStore } from './session-store';
import { timelineItems } from './timeline-item';
import {
  type Change,
  EMPTY_WINDOW,
  type TimelineWindow,
  closeGap,
  hasGap,
  newestPage,
  olderPage,
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
}

/** The messages of one room as loaded so far, and one's own on their way to it. `Timelines` keeps these. */
export class TimelineStore {
  readonly #deps: TimelineDeps;
  readonly #window = signal<TimelineWindow>(EMPTY_WINDOW);
  readonly #status = signal<TimelineStatus>('loading');
  readonly #error = signal<ClientErrorCode | null>(null);
  readonly #hasOlder = signal(false);
  readonly #loadingOlder = signal(false);
  /** Pushes that came while the newest page was on its way. */
  #meanwhile: Change[] = [];
  #opening: Promise<void> | null = null;
  #syncing: Promise<void> | null = null;

  readonly status = this.#status.asReadonly();
  /** Why it could not be loaded; with status `error`. */
  readonly error = this.#error.asReadonly();
  /** Messages of the room, ascending by seq. */
  readonly messages = computed(() => this.#window().messages);
  /** What to show: the messages, then one's own that are on their way. */
  readonly items = computed(() => {
    const { messages, ahead } = this.#window();
    return timelineItems(
      messages,
      ahead.flatMap(({ message }) => message ?? []),
      this.#deps.outbox.echoes().filter(({ room }) => room === this.room),
      this.#deps.session.username() ?? '',
    );
  });
  /** True while there is history before the first loaded message. */
  readonly hasOlder = this.#hasOlder.asReadonly();
  readonly loadingOlder = this.#loadingOlder.asReadonly();

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

  /** Loads the newest page unless it is there; afterwards pushes and `catchUp` keep it whole. Never throws. */
  async open(): Promise<void> {
    if (this.#status() === 'ready') return;
    try {
      await this.#newest();
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown;
      this.#error.set(thrown.code);
      this.#status.set('error');
    }
  }

  /** Loads the page before the first message. Throws an `ApiError`; calling again tries again. */
  async loadOlder(): Promise<void> {
    const first = this.messages()[0];
    if (this.#status() !== 'ready' || !first || !this.#hasOlder() || this.#loadingOlder()) return;
    this.#loadingOlder.set(true);
    try {
      const page = await this.#deps.api.history(this.room, { before: first.seq, limit: PAGE });
      // Read anew meanwhile: the page would no longer join on.
      if (this.messages()[0]?.seq !== first.seq) return;
      this.#window.update((window) => olderPage(window, page.messages));
      this.#hasOlder.set(page.hasMore);
    } finally {
      this.#loadingOlder.set(false);
    }
  }

  /** A change that was pushed, or a message from one's own ack. */
  receive(change: Change): void {
    if (this.#opening) this.#meanwhile.push(change);
    if (this.#status() !== 'ready') return;
    this.#window.update((window) => receive(window, change));
    this.#closeGaps();
  }

  /**
   * After a connection came back: asks what is missing, given the room's rev as the server told it. Throws when
   * the server cannot answer now; a refusal for good is this room's status and nobody else's trouble.
   */
  async catchUp(roomRev: number): Promise<void> {
    const anew = this.#status() !== 'ready' || roomRev - this.rev > RELOAD_BEYOND;
    try {
      if (anew) await this.#newest();
      else if (roomRev > this.rev || hasGap(this.#window())) await this.#missing();
    } catch (thrown) {
      if (this.#refused(thrown).passing) throw thrown;
    }
  }

  /** Forgets what was loaded; `open` loads it again. */
  close(): void {
    this.#window.set(EMPTY_WINDOW);
    this.#status.set('loading');
    this.#error.set(null);
    this.#hasOlder.set(false);
  }

  /** Loads the newest page in place of whatever is loaded. */
  #newest(): Promise<void> {
    return (this.#opening ??= this.#loadNewest().finally(() => (this.#opening = null)));
  }

  async #loadNewest(): Promise<void> {
    if (this.#status() === 'error') this.#status.set('loading');
    this.#meanwhile = [];
    const roomRev = this.#deps.rooms.find(this.room)?.rev ?? 0;
    const page = await this.#deps.api.history(this.room, { limit: PAGE });
    this.#window.set(this.#meanwhile.reduce(receive, newestPage(page.messages, roomRev)));
    this.#hasOlder.set(page.hasMore);
    this.#error.set(null);
    this.#status.set('ready');
    this.#closeGaps();
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
