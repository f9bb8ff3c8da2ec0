import { Injectable } from '@nestjs/common';
import type { User as UserView } from '#contracts';
import { Broadcaster } from '../realtime/broadcaster.js';
import { BlockList } from './block-list.js';
import type { User } from './user.entity.js';
import { UserViews } from './user-views.js';

/** Tells how somebody seems. Called after the commit. */
@Injectable()
export class StatusNews {
  constructor(
    private readonly broadcaster: Broadcaster,
    private readonly blocks: BlockList,
    private readonly views: UserViews,
  ) {}

  tell(user: User): void {
    const { username, status } = this.views.cardForAll(user);
    const except = this.blocks.apartFrom(user.id);
    this.broadcaster.send({ everyone: true, except }, 'user_status_updated', { username, status });
  }

  /** What became different for one reader, by the events that everybody hears when it becomes so for all. */
  tellOne(readerId: string, before: UserView, after: UserView): void {
    const { username, status, lastSeenAt } = after;
    if (before.status.state !== status.state || before.lastSeenAt !== lastSeenAt) {
      const changes = [{ username, state: status.state, ...(lastSeenAt && { lastSeenAt }) }];
      this.broadcaster.send({ user: readerId }, 'presence', { changes });
    }
    const { text, emoji, until } = before.status;
    if (text !== status.text || emoji !== status.emoji || until !== status.until) {
      this.broadcaster.send({ user: readerId }, 'user_status_updated', { username, status });
    }
  }
}
