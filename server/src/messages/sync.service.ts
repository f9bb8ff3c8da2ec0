import { Injectable } from '@nestjs/common';
import { Between, MoreThan } from 'typeorm';
import { LIMITS, type SyncAnswer, readRefusal } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { Database } from '../database/database.js';
import { ReadReceipts } from '../rooms/read-receipts.service.js';
import { RoomFinder } from '../rooms/room-finder.js';
import { RoomViews } from '../rooms/room-views.service.js';
import { answeredBy } from './answered.js';
import { Message } from './message.entity.js';
import { MessageViews } from './message-views.js';

/** The one way to catch up: everything of a room that changed since a rev. */
@Injectable()
export class SyncService {
  constructor(
    private readonly database: Database,
    private readonly finder: RoomFinder,
    private readonly rooms: RoomViews,
    private readonly views: MessageViews,
    private readonly receipts: ReadReceipts,
  ) {}

  /**
   * Every change of the room whose rev is greater than `since`, oldest first, a page at a time. While `hasMore`,
   * ask again from the `rev` of the answer.
   * @throws DomainError `room.notFound`, `room.notMember`
   */
  async sync(actor: Actor, ref: string, since: number): Promise<SyncAnswer> {
    const { room, membership } = await this.finder.find(actor, ref, readRefusal);
    const readsAfter = membership?.readsAfter ?? 0;
    // Bounded by the rev just read: what is committed between the two reads belongs to the next question.
    const rows = await this.database.read(Message).find({
      where: { roomId: room.id, rev: Between(since + 1, room.rev), seq: MoreThan(readsAfter) },
      order: { rev: 'ASC' },
      take: LIMITS.syncPage + 1,
    });
    const hasMore = rows.length > LIMITS.syncPage;
    const page = rows.slice(0, LIMITS.syncPage);
    const rev = hasMore ? (page.at(-1)?.rev ?? room.rev) : room.rev;
    return {
      room: await this.rooms.one(room, actor.id, membership),
      rev,
      messages: await this.views.forReader(actor.id, page),
      hasMore,
      answered: await this.views.forReader(
        actor.id,
        await answeredBy(this.database.reading, page, readsAfter),
      ),
      reads: await this.receipts.marks(actor, room, { readRev: Between(since + 1, rev) }),
    };
  }
}
