import { Service, effect, inject, untracked } from '@angular/core';
import { Api } from './api';
import { ApiError } from './api-error';
import { Attention } from './attention';
import { Connection } from './connection';
import type { ReadPlace } from './room-map';
import { RoomsStore } from './rooms-store';
import { SessionStore } from './session-store';

/** Scrolling reads message after message: the server is told of the last one. */
const GATHER_MS = 400;

/**
 * Moves one's read marks: forward at once on this page and gathered on the server; back when somebody marks
 * messages as unread, and then not forward again by looking until they come anew.
 */
@Service()
export class ReadMarker {
  readonly #api = inject(Api);
  readonly #connection = inject(Connection);
  readonly #rooms = inject(RoomsStore);
  readonly #session = inject(SessionStore);
  readonly #attention = inject(Attention);
  /** What the server does not know yet, by room. */
  readonly #untold = new Map<string, ReadPlace>();
  readonly #telling = new Map<string, Promise<void>>();
  /** Rooms whose messages were marked as unread while they were open. */
  readonly #held = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** True while what is on the page counts as seen. */
  readonly visible = this.#attention.visible;

  constructor() {
    this.#connection.on('read_updated', ({ room, username, lastReadSeq }) => {
      if (username !== this.#session.username()) return;
      const untold = this.#untold.get(room);
      // The server speaks of a mark before this page's newest.
      if (untold && untold.seq > lastReadSeq) this.#rooms.applyRead(room, untold);
    });
    effect(() => {
      if (this.#connection.state() === 'online') untracked(() => this.#schedule());
    });
  }

  /**
   * Everything up to and with `place` was seen; `room` is an id. Nothing happens while nobody can be looking: ask
   * again when `visible` turns true.
   */
  markRead(room: string, place: ReadPlace): void {
    if (this.visible() && !this.#held.has(room)) this.#mark(room, place);
  }

  /** Everything in the room is read, seen or not. */
  markRoom(room: string): void {
    const known = this.#rooms.find(room);
    if (!known) return;
    this.#held.delete(room);
    this.#mark(room, known);
    // Nothing more will follow that it could be gathered with.
    this.#tellAll();
  }

  /** Everything in all rooms is read. */
  markAll(): void {
    for (const { id } of this.#rooms.own()) this.markRoom(id);
  }

  /** This message and everything after it is unread, until the room is entered anew. Throws an `ApiError`. */
  async markUnread(room: string, seq: number): Promise<void> {
    this.#held.add(room);
    try {
      // A mark on its way would move it forward again.
      await this.#telling.get(room);
      const untold = this.#untold.get(room);
      // The server moves a mark back from where it knows it to be, never forward.
      if (untold) await this.#tell(room, untold);
      const answer = await this.#api.markUnread(room, seq);
      // Not of who came after them.
      if (this.#held.has(room)) this.#rooms.learnRead(room, answer);
    } catch (thrown) {
      this.#held.delete(room);
      this.#schedule();
      throw thrown;
    }
  }

  /** The mark was moved back, perhaps on another device: looking at the room does not move it forward again. */
  hold(room: string): void {
    this.#held.add(room);
    this.#untold.delete(room);
  }

  /** Somebody enters the room: from now on what they look at is read. */
  enter(room: string): void {
    this.#held.delete(room);
  }

  /** The list of rooms came anew; it does not know what the server has yet to be told. */
  reapply(): void {
    for (const [room, place] of this.#untold) this.#rooms.applyRead(room, place);
  }

  /** Forgets everything: somebody signed out. */
  reset(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#untold.clear();
    this.#held.clear();
  }

  #mark(room: string, { seq, asides }: ReadPlace): void {
    const membership = this.#rooms.find(room)?.membership;
    if (!membership || membership.lastReadSeq >= seq) return;
    const place = { seq, asides };
    this.#rooms.applyRead(room, place);
    this.#untold.set(room, place);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#untold.size === 0) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#tellAll();
    }, GATHER_MS);
  }

  #tellAll(): void {
    for (const [room, place] of this.#untold) this.#telling.set(room, this.#tell(room, place));
  }

  async #tell(room: string, place: ReadPlace): Promise<void> {
    if (this.#connection.state() !== 'online') return;
    try {
      const answer = await this.#connection.request('mark_messages_read', { room, seq: place.seq });
      if (this.#untold.get(room) === place) this.#rooms.learnRead(room, answer);
    } catch (thrown) {
      // Told again with the next connection or the next mark; a refusal for good is not worth a word.
      if (thrown instanceof ApiError && thrown.passing) return;
    }
    if (this.#untold.get(room) === place) this.#untold.delete(room);
  }
}
