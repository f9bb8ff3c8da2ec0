import { Service, inject } from '@angular/core';
import { Router } from '@angular/router';
import type { Room } from '#contracts';
import { RoomsStore } from '../../core/rooms-store';
import { SessionStore } from '../../core/session-store';
import { Dialogs } from '../../ui/dialogs';
import type { PollWish } from '../polls/poll-dialog';
import type { CommandName } from './commands';

type Act = Exclude<CommandName, 'me' | 'shrug'>;

/** Does what commands ask for that say nothing. Throws `ApiError`. */
@Service()
export class CommandRunner {
  readonly #dialogs = inject(Dialogs);
  readonly #rooms = inject(RoomsStore);
  readonly #router = inject(Router);
  readonly #session = inject(SessionStore);

  /** False when the person thought better of it. */
  async run(name: Act, rest: string, room: Room): Promise<boolean> {
    return (await this.#does[name](rest, room)) !== false;
  }

  readonly #does: Record<Act, (rest: string, room: Room) => Promise<unknown>> = {
    away: (text) => this.#session.setStatus({ status: 'away', ...(text && { text }) }),
    poll: async (question, { id }) => {
      const made = await this.#dialogs.open<boolean, PollWish>(
        () => import('../polls/poll-dialog').then((module) => module.PollDialog),
        { data: { room: id, ...(question && { question }) } },
      );
      return made === true;
    },
    join: async (ref) => {
      // People write a room's address as they see it, with a sign before it.
      const joined = await this.#rooms.join(ref.replace(/^#/, ''));
      await this.#router.navigate(['/rooms', joined.slug ?? joined.id]);
    },
    leave: async (_rest, room) => {
      await this.#rooms.leave(room.id);
      await this.#router.navigate(['/rooms']);
    },
    topic: (description, room) => this.#rooms.update(room.id, { description }),
  };
}
