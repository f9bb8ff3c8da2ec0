import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { actorOf } from '../auth/actor.js';
import { SessionCache } from '../auth/session-cache.js';
import { DomainError } from '../common/domain-error.js';
import { Database } from '../database/database.js';
import { Broadcaster } from '../realtime/broadcaster.js';
import { PresenceService } from './presence.service.js';
import { User } from './user.entity.js';
import { UserViews } from './user-views.js';

/** An account after a change, and whether others know it by another name or picture now. */
export interface ChangedAccount {
  user: User;
  isShownAnew: boolean;
}

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
  async change(id: string, edit: (user: User) => void, announce?: (user: User) => void): Promise<User> {
    const { user } = await this.database.write(
      (manager) => this.changeWithin(manager, id, edit),
      (changed) => {
        this.tell(changed);
        announce?.(changed.user);
      },
    );
    return user;
  }

  /** As part of a transaction; `tell` is called after it. @throws DomainError `user.notFound`, and what `edit` throws */
  async changeWithin(
    manager: EntityManager,
    id: string,
    edit: (user: User) => void,
  ): Promise<ChangedAccount> {
    const user = await manager.getRepository(User).findOneBy({ id });
    if (!user) throw new DomainError('user.notFound');
    const { displayName, avatarId } = user;
    edit(user);
    const isShownAnew = user.displayName !== displayName || user.avatarId !== avatarId;
    return { user: await manager.getRepository(User).save(user), isShownAnew };
  }

  /** The account's own sessions and tabs, and everybody where it is shown to them anew. */
  tell({ user, isShownAnew }: ChangedAccount): void {
    this.spread(user);
    if (!isShownAnew) return;
    const { username, displayName, avatarId } = user;
    const shown = { username, displayName, ...(avatarId && { avatar: avatarId }) };
    this.broadcaster.send({ everyone: true }, 'user_updated', { user: shown });
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
