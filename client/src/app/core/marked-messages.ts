import { Service, computed, effect, inject, untracked } from '@angular/core';
import { Api } from './api';
import { MessageChanges } from './message-changes';
import { MessagePages } from './message-pages';
import { RoomsStore } from './rooms-store';
import { SessionStore } from './session-store';

/** Messages of any room that concern the reader: those they bookmarked, and those that mention them. */
@Service()
export class MarkedMessages {
  readonly #api = inject(Api);
  readonly #rooms = inject(RoomsStore);

  readonly bookmarks = new MessagePages(
    (query) => this.#api.bookmarks(query),
    ({ bookmarked }) => bookmarked === true,
  );
  readonly mentions = new MessagePages(
    (query) => this.#api.mentions(query),
    ({ deletedAt }) => !deletedAt,
  );
  /** Mentions one has not read yet, of all rooms. */
  readonly unreadMentions = computed(() =>
    this.#rooms.own().reduce((sum, { membership }) => sum + (membership?.mentions ?? 0), 0),
  );

  constructor() {
    const session = inject(SessionStore);
    inject(MessageChanges).listen((change) => {
      this.bookmarks.change(change);
      this.mentions.change(change);
    });
    effect(() => {
      session.userId();
      untracked(() => this.#reset());
    });
  }

  #reset(): void {
    this.bookmarks.reset();
    this.mentions.reset();
  }
}
