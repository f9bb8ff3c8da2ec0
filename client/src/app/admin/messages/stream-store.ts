import {
  DestroyRef,
  ErrorHandler,
  Injectable,
  computed,
  effect,
  inject,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import type { StreamEntry, StreamQuery } from '#contracts';
import { ApiError } from '../../core/api-error';
import { Connection } from '../../core/connection';
import { paged } from '../ui/paged';
import { MessagesApi } from './messages-api';
import { fits } from './stream-filter';

/** Heard messages that are kept beside the list; with more it is asked for anew. */
const KEPT = 500;

const NOTHING: readonly StreamEntry[] = [];

/**
 * What is said in public rooms, the newest first, as it is now: the pages there were, and what is heard since. While
 * somebody reads, what is heard waits to be looked at.
 */
@Injectable()
export class StreamStore {
  readonly #api = inject(MessagesApi);
  readonly #connection = inject(Connection);
  readonly #errors = inject(ErrorHandler);

  readonly question = signal<StreamQuery>(
    {},
    { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  );
  /** Whether somebody reads what is there, which is to stay where it is. */
  readonly reading = signal(false);
  readonly list = paged(this.question, (question, cursor) => this.#api.list(question, cursor));

  readonly #heard = linkedSignal({ source: this.question, computation: () => NOTHING });
  readonly #waiting = linkedSignal({ source: this.question, computation: () => NOTHING });

  /** How many wait to be looked at. */
  readonly waiting = computed(() => this.#waiting().length);
  readonly entries = computed(() => {
    const waiting = new Set(this.#waiting().map(({ message }) => message.id));
    const shown = [...this.#heard(), ...this.list.items()].filter(({ message }) => !waiting.has(message.id));
    const byId = new Map(shown.map((entry) => [entry.message.id, entry]));
    // Ids go by time.
    return [...byId.values()].sort((one, other) => (one.message.id < other.message.id ? 1 : -1));
  });

  constructor() {
    const ends = [
      this.#connection.on('admin_messages', ({ entries }) => this.#hear(entries)),
      this.#connection.on('admin_message_changed', (entry) => this.#change(entry)),
    ];
    let wasAway = false;
    effect(() => {
      const isHere = this.#connection.state() === 'online';
      // The server knows connections, and each is another; what happened between two is asked for.
      if (isHere) untracked(() => void this.#watch(true));
      if (isHere && wasAway) untracked(() => void this.list.reload());
      wasAway = !isHere;
    });
    effect(() => {
      if (!this.reading()) untracked(() => this.show());
    });
    inject(DestroyRef).onDestroy(() => {
      ends.forEach((end) => end());
      void this.#watch(false);
    });
  }

  /** Shows what waits. */
  show(): void {
    this.#heard.update((before) => [...this.#waiting(), ...before]);
    this.#waiting.set(NOTHING);
    if (this.#heard().length <= KEPT) return;
    this.#heard.set(NOTHING);
    void this.list.reload();
  }

  /** Throws `ApiError`. */
  delete(id: string, reason: string): Promise<void> {
    return this.#api.delete(id, reason);
  }

  #hear(entries: readonly StreamEntry[]): void {
    const fitting = entries.filter((entry) => fits(entry, this.question())).reverse();
    this.#waiting.update((before) => [...fitting, ...before]);
    if (!this.reading()) this.show();
  }

  #change(changed: StreamEntry): void {
    const { id, deletedAt } = changed.message;
    const change = (before: readonly StreamEntry[]): readonly StreamEntry[] =>
      deletedAt
        ? before.filter(({ message }) => message.id !== id)
        : before.map((entry) => (entry.message.id === id ? changed : entry));
    this.#heard.update(change);
    this.#waiting.update(change);
    this.list.update(change);
  }

  async #watch(on: boolean): Promise<void> {
    try {
      await this.#connection.request('admin_watch_messages', { on });
    } catch (thrown) {
      // Refused: the console closes by itself. Lost: the next connection asks again.
      if (!(thrown instanceof ApiError)) this.#errors.handleError(thrown);
    }
  }
}
