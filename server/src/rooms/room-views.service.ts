import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Message, Room as RoomView, User as UserView } from '#contracts';
import { Database } from '../database/database.js';
import { mentionCounts } from '../messages/mention-counts.js';
import { User } from '../users/user.entity.js';
import { UserViews } from '../users/user-views.js';
import { otherIn } from './direct-key.js';
import type { Membership } from './membership.entity.js';
import { roomView } from './room-views.js';
import type { Room } from './room.entity.js';

/** Below the number of parameters that every database takes in one statement. */
const CHUNK = 500;

/** Rooms as one reader sees them: a direct one is called after the other person. */
@Injectable()
export class RoomViews {
  constructor(
    private readonly database: Database,
    private readonly users: UserViews,
  ) {}

  async one(room: Room, readerId: string, membership: Membership | null): Promise<RoomView> {
    if (!membership) return roomView(room);
    const others = await this.others([room], readerId);
    const mentions = await mentionCounts(this.database.reading, readerId, [room.id]);
    return roomView(room, { membership, mentions: mentions.get(room.id), with: others.get(room.id) });
  }

  /** Rooms the reader is in. */
  async many(memberships: Membership[], readerId: string, newest: Map<string, Message>): Promise<RoomView[]> {
    const others = await this.others(
      memberships.map(({ room }) => room),
      readerId,
    );
    const mentions = await mentionCounts(this.database.reading, readerId);
    return memberships.map((membership) =>
      roomView(membership.room, {
        membership,
        mentions: mentions.get(membership.roomId),
        lastMessage: newest.get(membership.roomId),
        with: others.get(membership.roomId),
      }),
    );
  }

  /** By the room's id, for direct rooms only. */
  private async others(rooms: Room[], readerId: string): Promise<Map<string, UserView>> {
    const roomOf = new Map<string, string>();
    for (const { id, directKey } of rooms) {
      const other = otherIn(directKey, readerId);
      if (other) roomOf.set(other, id);
    }
    const cards = new Map<string, UserView>();
    const ids = [...roomOf.keys()];
    for (let start = 0; start < ids.length; start += CHUNK) {
      const users = await this.database.read(User).findBy({ id: In(ids.slice(start, start + CHUNK)) });
      for (const user of users) cards.set(roomOf.get(user.id) ?? '', this.users.card(user, readerId));
    }
    return cards;
  }
}
