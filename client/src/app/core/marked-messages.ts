import { Service, computed, inject } from '@angular/core';
import type { Message } from '#contracts';
import { Api } from './api';
import { BlockStore } from './block-store';
import { Connection } from './connection';
import { MessageChanges, type RoomChange } from './message-changes';
import { MessagePages } from './message-pages';
import { RoomsStore } from './rooms-store';
import { SessionStore } from './session-store';

/** Messages of any room that concern the reader: those they bookmarked, and those that mention them. */
@Service()
export class MarkedMessages {
  readonly #api = inject(Api);
  readonly #rooms = inject(RoomsStore);
  readonly #session = inject(SessionStore);
  readonly #blocks = inject(BlockStore);

  readonly bookmarks = new MessagePages(
    (query) => this.#api.bookmarks(query),
    ({ bookmarked }) => bookmarked === true,
  );
  readonly mentions = new MessagePages(
    (query) => this.#api.mentions(query),
    (message) => this.#isCalledBy(message),
  );
  /** Mentions one has not read yet, of all rooms. */
  readonly unreadMentions = computed(() =>
    this.#rooms.own().reduce((sum, { membership }) => sum + (membership?.mentions ?? 0), 0),
  );

  constructor() {
    const connection = inject(Connection);
    inject(MessageChanges).listen((change) => this.#change(change));
    connection.on('bookmark_updated', ({ on }) => {
      // Kept just now, here or on another device: nobody else knows what it says and where it belongs.
      if (on && this.bookmarks.status() === 'ready') void this.bookmarks.load();
    });
    connection.on('room_removed', ({ room }) => {
      this.bookmarks.forget(room);
      this.mentions.forget(room);
    });
  }

  /** Forgets everything: somebody signed out. */
  reset(): void {
    this.bookmarks.reset();
    this.mentions.reset();
  }

  #change(change: RoomChange): void {
    const { message, posted } = change;
    this.bookmarks.change(change);
    this.mentions.change(change);
    if (message && posted && this.#isCalledBy(message)) this.mentions.add(message);
  }

  #isCalledBy({ mentions, username, deletedAt }: Message): boolean {
    const reader = this.#session.username();
    const called = reader !== null && (mentions.includes(reader) || mentions.includes('all'));
    return called && !deletedAt && username !== reader && !this.#blocks.isBlocked(username);
  }
}
