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
  /** Rooms whose marks could not be asked for. */
  readonly #missed = new Set<string>();

  constructor() {
    const connection = inject(Connection);
    connection.on('read_updated', ({ room, username, lastReadSeq }) =>
      this.learn(room, [{ username, lastReadSeq }]),
    );
    connection.on('user_left', ({ room, user }) => this.#without(room, user.username));
    connection.on('room_removed', ({ room }) => this.forget(room));
  }

  /** The seq up to which each has read, by username; `load` them first. */
  of(room: string): Marks {
    return this.#rooms().get(room) ?? NONE;
  }

  /** Usernames of those who have read this far. */
  readersOf(room: string, seq: number): string[] {
    return [...this.of(room)].filter(([, lastReadSeq]) => lastReadSeq >= seq).map(([username]) => username);
  }

  /** Loads a room's marks, each time its messages are loaded anew; pushes and syncs keep them true. Never throws. */
  async load(room: string): Promise<void> {
    this.#missed.delete(room);
    this.#set(room, this.of(room));
    try {
      const reads = await this.#api.readMarks(room);
      // Not when it was forgotten meanwhile.
      this.learn(room, reads);
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown;
      if (thrown.passing && this.#rooms().has(room)) this.#missed.add(room);
    }
  }

  /** After a connection came back: asks for what could not be asked. */
  async catchUp(): Promise<void> {
    await Promise.all([...this.#missed].map((room) => this.load(room)));
  }

  /** Marks as an answer, an event or a sync brought them, whichever came first: nobody's mark moves back. */
  learn(room: string, reads: readonly ReadMark[]): void {
    const known = this.#rooms().get(room);
    if (!known) return;
    const news = reads.filter(
      ({ username, lastReadSeq }) =>
        username !== this.#session.username() && lastReadSeq > (known.get(username) ?? -1),
    );
    if (news.length > 0) this.#set(room, new Map([...known, ...entriesOf(news)]));
  }

  /** The messages of a room are no longer kept. */
  forget(room: string): void {
    this.#missed.delete(room);
    this.#rooms.update((rooms) => new Map([...rooms].filter(([id]) => id !== room)));
  }

  /** Forgets everything: somebody signed out. */
  reset(): void {
    this.#missed.clear();
    this.#rooms.set(new Map());
  }

  #without(room: string, username: string): void {
    const known = this.#rooms().get(room);
    if (known) this.#set(room, new Map([...known].filter(([name]) => name !== username)));
  }

  #set(room: string, marks: Marks): void {
    this.#rooms.update((rooms) => new Map(rooms).set(room, marks));
  }
}

const entriesOf = (reads: readonly ReadMark[]): [string, number][] =>
  reads.map(({ username, lastReadSeq }) => [username, lastReadSeq]);
