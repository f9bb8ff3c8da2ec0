import { Injectable } from '@nestjs/common';
import { LIMITS, type SeenAnswer, seenRefusal } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { Database } from '../database/database.js';
import { Membership } from '../rooms/membership.entity.js';
import { BlockList } from '../users/block-list.js';
import { UserViews } from '../users/user-views.js';
import { MessageFinder } from './message-finder.js';
import { ThreadFollow } from './thread-follow.entity.js';

/** Preferences are stored as JSON; no other of them can hold these letters. */
const WITHOUT_RECEIPTS = '%"readReceipts":false%';

/** Who has read a message: members of its room who let others know, in rooms of any size. */
@Injectable()
export class SeenService {
  constructor(
    private readonly database: Database,
    private readonly finder: MessageFinder,
    private readonly blocks: BlockList,
    private readonly users: UserViews,
  ) {}

  /** By username, a page at a time. @throws DomainError `message.notFound`, `message.forbidden` */
  async by(
    actor: Actor,
    id: string,
    after?: string,
    limit: number = LIMITS.members.max,
  ): Promise<SeenAnswer> {
    const { message } = await this.finder.find(actor, id, seenRefusal);
    const { roomId, seq, inRoom, threadId, threadSeq } = message;
    const query = this.database
      .read(Membership)
      .createQueryBuilder('membership')
      .innerJoinAndSelect('membership.user', 'user')
      .where({ roomId })
      .andWhere('membership.userId NOT IN (:...hidden)', {
        hidden: [actor.id, ...this.blocks.apartFrom(actor.id)],
      })
      .andWhere('user.preferences NOT LIKE :withoutReceipts', { withoutReceipts: WITHOUT_RECEIPTS })
      .orderBy('user.usernameKey')
      .limit(limit + 1);
    if (inRoom) query.andWhere('(membership.lastReadSeq >= :seq OR membership.seenSeq >= :seq)', { seq });
    else {
      // Who reads on in the room has not seen what stands beside it.
      query.innerJoin(
        ThreadFollow,
        'follow',
        'follow.messageId = :threadId AND follow.userId = membership.userId AND follow.lastReadSeq >= :threadSeq',
        { threadId, threadSeq },
      );
    }
    if (after !== undefined) query.andWhere('user.usernameKey > :after', { after: after.toLowerCase() });
    const rows = await query.getMany();
    const users = rows.slice(0, limit).map(({ user }) => this.users.card(user, actor.id));
    return { users, hasMore: rows.length > limit };
  }
}
