import { Service, inject, signal } from '@angular/core';
import type { ReadMark } from '#contracts';
import { Api } from './api';
import { ApiError } from './api-error';
import { Connection } from './connection';
import { SessionStore } from './session-store';

type Marks = ReadonlyMap<string, number>;

const NONE: Marks = new Map();

/** How far the others of a room have read. In large rooms nobody is told: then nothing is known here. */
@Service()
export class ReadMarksStore {
  readonly #api = inject(Api);
  readonly #session = inject(SessionStore);
  readonly #rooms = signal<ReadonlyMap<string, Marks>>(new Map());

  constructor() {
    const connection = inject(Connection);
    connection.on('read_updated', ({ room, username, lastReadSeq }) =>
      this.learn(room, [{ username, lastReadSeq }]),
    );
    connection.on('user_left', ({ room, user }) => this.#without(room, user.username));
    connection.on('room_removed', ({ room }) => this.#forget(room));
  }

  /** The seq up to which each has read, by username; `load` them first. */
  of(room: string): Marks {
    return this.#rooms().get(room) ?? NONE;
  }

  /** Usernames of those who have read this far. */
  readersOf(room: string, seq: number): string[] {
    return [...this.of(room)].filter(([, lastReadSeq]) => lastReadSeq >= seq).map(([username]) => username);
  }

  /** Loads a room's marks once; pushes and syncs keep them true. */
  async load(room: string): Promise<void> {
    if (this.#rooms().has(room)) return;
    this.#set(room, NONE);
    try {
      const reads = await this.#api.readMarks(room);
      const pushed = this.#rooms().get(room);
      // Forgotten meanwhile. What was pushed while they were on their way is newer.
      if (pushed) this.#set(room, new Map([...entriesOf(reads), ...pushed]));
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown;
      this.#forget(room);
    }
  }

  /** Marks as an event or a sync brought them. */
  learn(room: string, reads: readonly ReadMark[]): void {
    const others = reads.filter(({ username }) => username !== this.#session.username());
    const known = this.#rooms().get(room);
    if (known && others.length > 0) this.#set(room, new Map([...known, ...entriesOf(others)]));
  }

  /** Forgets everything: somebody signed out. */
  reset(): void {
    this.#rooms.set(new Map());
  }

  #without(room: string, username: string): void {
    const known = this.#rooms().get(room);
    if (known) this.#set(room, new Map([...known].filter(([name]) => name !== username)));
  }

  #forget(room: string): void {
    this.#rooms.update((rooms) => new Map([...rooms].filter(([id]) => id !== room)));
  }

  #set(room: string, marks: Marks): void {
    this.#rooms.update((rooms) => new Map(rooms).set(room, marks));
  }
}

const entriesOf = (reads: readonly ReadMark[]): [string, number][] =>
  reads.map(({ username, lastReadSeq }) => [username, lastReadSeq]);
