import { Injectable } from '@nestjs/common';
import { type ReadAnswer, readRefusal } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { Database } from '../database/database.js';
import { mentionCounts } from '../messages/mention-counts.js';
import { asidesAt } from './asides.js';
import { Membership } from './membership.entity.js';
import { ReadMarkLog } from './read-mark-log.js';
import { ReadMarkNews } from './read-mark-news.js';
import { RoomFinder } from './room-finder.js';

/** How far somebody has read: a seq a membership, never past the newest message. */
@Injectable()
export class ReadMarksService {
  constructor(
    private readonly database: Database,
    private readonly finder: RoomFinder,
    private readonly log: ReadMarkLog,
    private readonly news: ReadMarkNews,
  ) {}

  /** Moves one's own mark forward, never back. @throws DomainError `room.notFound`, `room.notMember` */
  async mark(actor: Actor, ref: string, seq: number): Promise<ReadAnswer> {
    // Most calls move nothing, another tab was first: they need no transaction.
    const { room, membership } = await this.finder.find(actor, ref, readRefusal);
    if (!membership || Math.min(seq, room.seq) > membership.lastReadSeq) {
      return this.log.move(actor, room.id, seq);
    }
    const mentions = await mentionCounts(this.database.reading, actor.id, [room.id]);
    return answer(membership, mentions.get(room.id));
  }

  /** Moves one's own mark back to before a message. @throws DomainError `room.notFound`, `room.notMember` */
  async markUnread(actor: Actor, ref: string, seq: number): Promise<ReadAnswer> {
    const { membership, mentions } = await this.database.write(
      async (manager) => {
        const { room } = await this.finder.find(actor, ref, readRefusal, manager);
        const own = await manager
          .getRepository(Membership)
          .findOneOrFail({ where: { roomId: room.id, userId: actor.id }, relations: { user: true } });
        const moved = seq <= own.lastReadSeq;
        if (moved) {
          own.seenSeq = Math.max(own.seenSeq, own.lastReadSeq);
          own.lastReadSeq = seq - 1;
          own.lastReadAsides = await asidesAt(manager, room, seq - 1);
          await manager.getRepository(Membership).save(own);
        }
        const counts = await mentionCounts(manager, actor.id, [room.id]);
        return { membership: own, mentions: counts.get(room.id), moved };
      },
      ({ membership, mentions, moved }) => moved && this.news.movedBack(membership, mentions ?? 0),
    );
    return answer(membership, mentions);
  }
}

const answer = ({ lastReadSeq, lastReadAsides }: Membership, mentions = 0): ReadAnswer => ({
  lastReadSeq,
  lastReadAsides,
  mentions,
});
