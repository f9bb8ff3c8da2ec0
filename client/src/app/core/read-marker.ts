import { Service, effect, inject, untracked } from '@angular/core';
import { ApiError } from './api-error';
import { Attention } from './attention';
import { Connection } from './connection';
import { RoomsStore } from './rooms-store';

/** Scrolling reads message after message: the server is told of the last one. */
const GATHER_MS = 400;

/** Moves one's read marks: at once on this page, gathered on the server, never back. */
@Service()
export class ReadMarker {
  readonly #connection = inject(Connection);
  readonly #rooms = inject(RoomsStore);
  readonly #attention = inject(Attention);
  /** What the server does not know yet, by room. */
  readonly #untold = new Map<string, number>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** True while what is on the page counts as seen. */
  readonly visible = this.#attention.visible;

  constructor() {
    effect(() => {
      if (this.#connection.state() === 'online') untracked(() => this.#schedule());
    });
  }

  /**
   * Everything up to and with `seq` was seen; `room` is an id. Nothing happens while nobody can be looking: ask
   * again when `visible` turns true.
   */
  markRead(room: string, seq: number): void {
    const membership = this.#rooms.find(room)?.membership;
    if (!this.visible() || !membership || membership.lastReadSeq >= seq) return;
    this.#rooms.applyRead(room, seq);
    this.#untold.set(room, seq);
    this.#schedule();
  }

  /** Forgets everything: somebody signed out. */
  reset(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#untold.clear();
  }

  #schedule(): void {
    if (this.#untold.size === 0) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      for (const [room, seq] of this.#untold) void this.#tell(room, seq);
    }, GATHER_MS);
  }

  async #tell(room: string, seq: number): Promise<void> {
    if (this.#connection.state() !== 'online') return;
    try {
      await this.#connection.request('mark_messages_read', { room, seq });
    } catch (thrown) {
      // Told again with the next connection or the next mark; a refusal for good is not worth a word.
      if (thrown instanceof ApiError && thrown.passing) return;
    }
    if (this.#untold.get(room) === seq) this.#untold.delete(room);
  }
}
