import { Service, computed, inject } from '@angular/core';
import type { Room } from '#contracts';
import { personal } from '../../core/personal';
import { RoomsStore } from '../../core/rooms-store';
import { SessionStore } from '../../core/session-store';

/** What of the list is looked at. */
export const CONVERSATION_FILTERS = ['all', 'people', 'rooms'] as const;
export type ConversationFilter = (typeof CONVERSATION_FILTERS)[number];

/** The conversations of the list, in its order: what is walked through by keys is what is seen. */
@Service()
export class Conversations {
  readonly #rooms = inject(RoomsStore);
  readonly #session = inject(SessionStore);
  readonly #filter = personal<ConversationFilter>(() => 'all');

  readonly filter = this.#filter.asReadonly();
  /** A conversation somebody else opened and wrote nothing in is none yet. */
  readonly all = computed(() =>
    this.#rooms
      .own()
      .filter(
        ({ kind, seq, createdBy }) => kind !== 'direct' || seq > 0 || createdBy === this.#session.username(),
      ),
  );
  readonly shown = computed(() => {
    const filter = this.#filter();
    return filter === 'all'
      ? this.all()
      : this.all().filter(({ kind }) => (kind === 'direct') === (filter === 'people'));
  });

  show(filter: ConversationFilter): void {
    this.#filter.set(filter);
  }

  /** The conversation so many places below the open one, round the ends; of the unread ones only, where that is asked. */
  beside(open: Room | undefined, step: 1 | -1, unread = false): Room | undefined {
    const shown = this.shown();
    const at = shown.findIndex(({ id }) => id === open?.id);
    const start = at < 0 && step < 0 ? 0 : at;
    const order = shown.map((_, index) => shown.at((start + step * (index + 1)) % shown.length));
    return order.find((room) => room && room.id !== open?.id && (!unread || this.#calls(room)));
  }

  /** Silent rooms call nobody. */
  #calls(room: Room): boolean {
    return room.membership?.notifications !== 'none' && this.#rooms.unread(room) > 0;
  }
}
