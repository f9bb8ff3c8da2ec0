import { Service, inject, signal } from '@angular/core';
import { TYPING, type TypingEvent } from '#contracts';
import { BlockStore } from './block-store';
import { Connection } from './connection';
import { MessageChanges } from './message-changes';
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
  readonly #blocks = inject(BlockStore);
  /** By place: a room, or a thread in it. */
  readonly #places = signal<ReadonlyMap<string, Typists>>(new Map());
  readonly #expiry = new Map<string, ReturnType<typeof setTimeout>>();
  /** When others were last told, by place. */
  readonly #told = new Map<string, number>();

  constructor() {
    this.#connection.on('user_typing', (event) => this.#noticed(event));
    // Who has sent has stopped typing.
    inject(MessageChanges).listen(({ message, posted }) => {
      if (!message || !posted) return;
      this.#remove(placeOf(message.room), message.username);
      if (message.thread) this.#remove(placeOf(message.room, message.thread), message.username);
    });
    this.#connection.on('user_left', ({ room, user }) => {
      for (const place of this.#places().keys()) if (isIn(place, room)) this.#remove(place, user.username);
    });
  }

  /** Who else is typing in a room, by its id, or in one of its threads; who began first comes first. */
  typingIn(room: string, thread?: string): readonly Typist[] {
    return this.#blocks.unblocked([...(this.#places().get(placeOf(room, thread))?.values() ?? [])]);
  }

  /** Call on every keystroke: others are told at most once in `TYPING.everyMs`. */
  notifyTyping(room: string, thread?: string): void {
    const place = placeOf(room, thread);
    const now = Date.now();
    if (now - (this.#told.get(place) ?? -Infinity) < TYPING.everyMs) return;
    this.#told.set(place, now);
    this.#connection.notify('typing', { room, typing: true, ...(thread && { thread }) });
  }

  /** Call when the text was sent or emptied. */
  stopTyping(room: string, thread?: string): void {
    if (!this.#told.delete(placeOf(room, thread))) return;
    this.#connection.notify('typing', { room, typing: false, ...(thread && { thread }) });
  }

  /** Forgets everything: somebody signed out. */
  reset(): void {
    for (const timer of this.#expiry.values()) clearTimeout(timer);
    this.#expiry.clear();
    this.#told.clear();
    this.#places.set(new Map());
  }

  #noticed({ room, thread, username, displayName, typing }: TypingEvent): void {
    if (username === this.#session.username()) return;
    const place = placeOf(room, thread);
    if (!typing) return this.#remove(place, username);
    const key = `${place} ${username}`;
    clearTimeout(this.#expiry.get(key));
    this.#expiry.set(
      key,
      setTimeout(() => this.#remove(place, username), TYPING.ttlMs),
    );
    this.#change(place, (typists) => typists.set(username, { username, displayName }));
  }

  #remove(place: string, username: string): void {
    const key = `${place} ${username}`;
    clearTimeout(this.#expiry.get(key));
    if (this.#expiry.delete(key)) this.#change(place, (typists) => typists.delete(username));
  }

  #change(place: string, change: (typists: Map<string, Typist>) => void): void {
    this.#places.update((places) => {
      const typists = new Map(places.get(place));
      change(typists);
      const others = [...places].filter(([other]) => other !== place);
      return new Map(typists.size > 0 ? [...others, [place, typists]] : others);
    });
  }
}

const placeOf = (room: string, thread?: string): string =>
  thread === undefined ? room : `${room}/${thread}`;
const isIn = (place: string, room: string): boolean => place === room || place.startsWith(`${room}/`);
