import { Injectable } from '@nestjs/common';
import { Between, Not } from 'typeorm';
import { LIMITS, type ReadMark, type SyncAnswer, readRefusal } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { Database } from '../database/database.js';
import { Membership } from '../rooms/membership.entity.js';
import { RoomFinder } from '../rooms/room-finder.js';
import { RoomViews } from '../rooms/room-views.service.js';
import type { Room } from '../rooms/room.entity.js';
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
  ) {}

  /**
   * Every change of the room whose rev is greater than `since`, oldest first, a page at a time. While `hasMore`,
   * ask again from the `rev` of the answer.
   * @throws DomainError `room.notFound`, `room.notMember`
   */
  async sync(actor: Actor, ref: string, since: number): Promise<SyncAnswer> {
    const { room, membership } = await this.finder.find(actor, ref, readRefusal);
    // Bounded by the rev just read: what is committed between the two reads belongs to the next question.
    const rows = await this.database.read(Message).find({
      where: { roomId: room.id, rev: Between(since + 1, room.rev) },
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
      answered: await this.views.forReader(actor.id, await answeredBy(this.database.reading, page)),
      reads: await this.reads(actor, room, since, rev),
    };
  }

  /** Read marks of others that moved within the page, of those who let others know. */
  private async reads({ id }: Actor, room: Room, since: number, rev: number): Promise<ReadMark[]> {
    if (room.memberCount > LIMITS.readMarks.members) return [];
    const moved = await this.database.read(Membership).find({
      where: { roomId: room.id, userId: Not(id), readRev: Between(since + 1, rev) },
      relations: { user: true },
      order: { readRev: 'ASC' },
    });
    return moved
      .filter(({ user }) => user.preferences.readReceipts !== false)
      .map(({ user, lastReadSeq }) => ({ username: user.username, lastReadSeq }));
  }
}
