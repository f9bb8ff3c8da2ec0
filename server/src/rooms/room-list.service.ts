import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import type { Room as RoomView } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { Database } from '../database/database.js';
import { Message } from '../messages/message.entity.js';
import { messageView } from '../messages/message-views.js';
import { Membership } from './membership.entity.js';
import { roomView } from './room-views.js';
import { Room } from './room.entity.js';

/** Public rooms shown beside one's own; the largest come first. */
const MAX_JOINABLE = 200;
/** Below the number of parameters that every database takes in one statement. */
const CHUNK = 500;

/** The rooms a person sees: their own with the newest message, and public ones to join. */
@Injectable()
export class RoomListService {
  constructor(private readonly database: Database) {}

  async list({ id: userId }: Actor): Promise<RoomView[]> {
    const memberships = await this.database
      .read(Membership)
      .find({ where: { userId }, relations: { room: { createdBy: true } } });
    const newest = await this.newestMessages(memberships.map(({ room }) => room));
    const own = memberships.map((membership) =>
      roomView(membership.room, { membership, lastMessage: newest.get(membership.roomId) }),
    );
    const joinable = await this.joinable(new Set(memberships.map(({ roomId }) => roomId)));
    return [...own, ...joinable];
  }

  /** Ids of the rooms a person is in. */
  async idsOf(userId: string): Promise<string[]> {
    const memberships = await this.database
      .read(Membership)
      .find({ select: { roomId: true }, where: { userId } });
    return memberships.map(({ roomId }) => roomId);
  }

  /** A room's newest message is the one whose seq the room carries, so an index finds it. */
  private async newestMessages(rooms: Room[]) {
    const byRoom = new Map<string, ReturnType<typeof messageView>>();
    const spoken = rooms.filter(({ seq }) => seq > 0);
    for (let start = 0; start < spoken.length; start += CHUNK) {
      const messages = await this.database
        .read(Message)
        .createQueryBuilder('message')
        .innerJoinAndSelect('message.author', 'author')
        .innerJoin('message.room', 'room', 'room.seq = message.seq')
        .where({ roomId: In(spoken.slice(start, start + CHUNK).map(({ id }) => id)) })
        .getMany();
      for (const message of messages) byRoom.set(message.roomId, messageView(message));
    }
    return byRoom;
  }

  private async joinable(own: Set<string>): Promise<RoomView[]> {
    const rooms = await this.database.read(Room).find({
      where: { kind: 'public', archivedAt: IsNull(), ...(own.size < CHUNK && { id: Not(In([...own])) }) },
      relations: { createdBy: true },
      order: { memberCount: 'DESC', id: 'ASC' },
      take: MAX_JOINABLE,
    });
    return rooms.filter(({ id }) => !own.has(id)).map((room) => roomView(room));
  }
}
