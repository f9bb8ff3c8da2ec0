import { Injectable } from '@nestjs/common';
import { actorOf } from '../auth/actor.js';
import { SessionCache } from '../auth/session-cache.js';
import { DomainError } from '../common/domain-error.js';
import { Database } from '../database/database.js';
import { Broadcaster } from '../realtime/broadcaster.js';
import { PresenceService } from './presence.service.js';
import { User } from './user.entity.js';
import { UserViews } from './user-views.js';

/** Every change of an account ends here, so that no door goes on with what was true before. */
@Injectable()
export class Accounts {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionCache,
    private readonly broadcaster: Broadcaster,
    private readonly presence: PresenceService,
    private readonly views: UserViews,
  ) {}

  /** @throws DomainError `user.notFound`, and what `edit` throws */
  change(id: string, edit: (user: User) => void, announce?: (user: User) => void): Promise<User> {
    return this.database.write(
      async (manager) => {
        const user = await manager.getRepository(User).findOneBy({ id });
        if (!user) throw new DomainError('user.notFound');
        edit(user);
        return manager.getRepository(User).save(user);
      },
      (user) => {
        this.spread(user);
        announce?.(user);
      },
    );
  }

  /** The account's own tabs, wherever they are open, hear what it is now. */
  tellOwn(user: User): void {
    this.broadcaster.send({ user: user.id }, 'account_updated', { user: this.views.own(user) });
  }

  private spread(user: User): void {
    const actor = actorOf(user);
    this.sessions.deleteUser(user.id);
    this.broadcaster.refreshUser(actor);
    this.presence.setChoice(actor);
    this.tellOwn(user);
  }
}
