import { Injectable } from '@nestjs/common';
import { type FindOptionsWhere, Not } from 'typeorm';
import { LIMITS, type ReadMark, readRefusal } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { Database } from '../database/database.js';
import { BlockList } from '../users/block-list.js';
import { Membership } from './membership.entity.js';
import { RoomFinder } from './room-finder.js';
import type { Room } from './room.entity.js';

/** How far others have read, of those who let others know. */
@Injectable()
export class ReadReceipts {
  constructor(
    private readonly database: Database,
    private readonly finder: RoomFinder,
    private readonly blocks: BlockList,
  ) {}

  /** @throws DomainError `room.notFound`, `room.notMember` */
  async list(actor: Actor, ref: string): Promise<ReadMark[]> {
    const { room } = await this.finder.find(actor, ref, readRefusal);
    return this.marks(actor, room);
  }

  /** Of a room that the reader may read; none where not everybody could be told of every mark. */
  async marks({ id }: Actor, room: Room, where: FindOptionsWhere<Membership> = {}): Promise<ReadMark[]> {
    if (room.memberCount > LIMITS.readMarks.members) return [];
    const memberships = await this.database.read(Membership).find({
      where: { ...where, roomId: room.id, userId: Not(id) },
      relations: { user: true },
      order: { user: { usernameKey: 'ASC' } },
    });
    return memberships
      .filter(({ user }) => user.preferences.readReceipts !== false && !this.blocks.areApart(user.id, id))
      .map(({ user, lastReadSeq, seenSeq }) => ({
        username: user.username,
        lastReadSeq: Math.max(lastReadSeq, seenSeq),
      }));
  }
}
