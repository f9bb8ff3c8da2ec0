import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { type ReadAnswer, readRefusal } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { Database } from '../database/database.js';
import { Broadcaster } from '../realtime/broadcaster.js';
import { Membership } from './membership.entity.js';
import { RoomFinder } from './room-finder.js';

/** How far somebody has read: a seq a membership, which only moves forward and never past the newest message. */
@Injectable()
export class ReadMarksService {
  constructor(
    private readonly database: Database,
    private readonly finder: RoomFinder,
    private readonly broadcaster: Broadcaster,
  ) {}

  /** @throws DomainError `room.notFound`, `room.notMember` */
  async mark(actor: Actor, ref: string, seq: number): Promise<ReadAnswer> {
    const userId = actor.id;
    // Most calls move nothing, another tab was first: they need no transaction.
    const seen = await this.finder.find(actor, ref, readRefusal);
    const wanted = Math.min(seq, seen.room.seq);
    const current = seen.membership?.lastReadSeq ?? 0;
    if (wanted <= current) return { lastReadSeq: current, lastReadAsides: 0, mentions: 0 };

    const roomId = seen.room.id;
    return this.database.write(
      async (manager) => {
        const memberships = manager.getRepository(Membership);
        await memberships.update({ roomId, userId, lastReadSeq: LessThan(wanted) }, { lastReadSeq: wanted });
        const { membership } = await this.finder.find(actor, roomId, readRefusal, manager);
        return { lastReadSeq: membership?.lastReadSeq ?? wanted, lastReadAsides: 0, mentions: 0 };
      },
      ({ lastReadSeq }) => {
        const event = { room: roomId, username: actor.username, lastReadSeq };
        this.broadcaster.send({ user: userId }, 'read_updated', event);
      },
    );
  }
}
