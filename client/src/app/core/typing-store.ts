import { Service, inject, signal } from '@angular/core';
import { TYPING, type TypingEvent } from '#contracts';
import { Connection } from './connection';
import { SessionStore } from './session-store';

/** Somebody who is typing. */
export interface Typist {
  readonly username: string;
  readonly displayName: string;
}

type Typists = ReadonlyMap<string, Typist>;

/** Who is typing where, and telling others of oneself. A notice that is not renewed ends by itself. */
@Service()
export class TypingStore {
  readonly #connection = inject(Connection);
  readonly #session = inject(SessionStore);
  readonly #rooms = signal<ReadonlyMap<string, Typists>>(new Map());
  readonly #expiry = new Map<string, ReturnType<typeof setTimeout>>();
  /** When others were last told, by room. */
  readonly #told = new Map<string, number>();

  constructor() {
    this.#connection.on('user_typing', (event) => this.#noticed(event));
    // Who has sent has stopped typing.
    this.#connection.on('message', ({ room, username }) => this.#remove(room, username));
    this.#connection.on('messages', ({ room, messages }) => {
      for (const { username } of messages) this.#remove(room, username);
    });
    this.#connection.on('user_left', ({ room, user }) => this.#remove(room, user.username));
  }

  /** Who else is typing in a room, by its id; who began first comes first. */
  typingIn(room: string): readonly Typist[] {
    return [...(this.#rooms().get(room)?.values() ?? [])];
  }

  /** Call on every keystroke: others are told at most once in `TYPING.everyMs`. */
  notifyTyping(room: string): void {
    const now = Date.now();
    if (now - (this.#told.get(room) ?? -Infinity) < TYPING.everyMs) return;
    this.#told.set(room, now);
    this.#connection.notify('typing', { room, typing: true });
  }

  /** Call when the text was sent or emptied. */
  stopTyping(room: string): void {
    if (this.#told.delete(room)) this.#connection.notify('typing', { room, typing: false });
  }

  /** Forgets everything: somebody signed out. */
  reset(): void {
    for (const timer of this.#expiry.values()) clearTimeout(timer);
    this.#expiry.clear();
    this.#told.clear();
    this.#rooms.set(new Map());
  }

  #noticed({ room, username, displayName, typing }: TypingEvent): void {
    if (username === this.#session.username()) return;
    if (!typing) return this.#remove(room, username);
    const key = `${room}/${username}`;
    clearTimeout(this.#expiry.get(key));
    this.#expiry.set(
      key,
      setTimeout(() => this.#remove(room, username), TYPING.ttlMs),
    );
    this.#change(room, (typists) => typists.set(username, { username, displayName }));
  }

  #remove(room: string, username: string): void {
    const key = `${room}/${username}`;
    clearTimeout(this.#expiry.get(key));
    if (this.#expiry.delete(key)) this.#change(room, (typists) => typists.delete(username));
  }

  #change(room: string, change: (typists: Map<string, Typist>) => void): void {
    this.#rooms.update((rooms) => {
      const typists = new Map(rooms.get(room));
      change(typists);
      return new Map(rooms).set(room, typists);
    });
  }
}
