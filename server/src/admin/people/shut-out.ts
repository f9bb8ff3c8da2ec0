import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SessionEnd } from '#contracts';
import { actorOf } from '../../auth/actor.js';
import { SessionsService } from '../../auth/sessions.service.js';
import { TypingService } from '../../rooms/typing.service.js';
import { Accounts } from '../../users/accounts.js';
import { PresenceService } from '../../users/presence.service.js';
import type { User } from '../../users/user.entity.js';

/** Closing an account in the middle of whatever its person does. */
@Injectable()
export class ShutOut {
  constructor(
    private readonly accounts: Accounts,
    private readonly sessions: SessionsService,
    private readonly presence: PresenceService,
    private readonly typing: TypingService,
  ) {}

  /** Changes the account so that nobody may use it; `announce` is to be called after the commit, and takes effect at once. */
  async within(
    manager: EntityManager,
    { id }: User,
    end: SessionEnd,
    edit: (user: User) => void,
  ): Promise<{ user: User; announce: () => void }> {
    const forget = await this.sessions.endAllWithin(manager, id, end);
    const changed = await this.accounts.changeWithin(manager, id, edit);
    const { user } = changed;
    return {
      user,
      announce: () => {
        forget();
        this.typing.end(actorOf(user));
        this.presence.removed(user);
        this.accounts.tell(changed);
      },
    };
  }
}
