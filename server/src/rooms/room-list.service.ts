import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import type { Message as MessageView, Room as RoomView } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { Database } from '../database/database.js';
import { Message } from '../messages/message.entity.js';
import { MessageViews } from '../messages/message-views.js';
import { Membership } from './membership.entity.js';
import { roomView } from './room-views.js';
import { RoomViews } from './room-views.service.js';
import { Room } from './room.entity.js';

/** Public rooms shown beside one's own; the largest come first. */
const MAX_JOINABLE = 200;
/** Below the number of parameters that every database takes in one statement. */
const CHUNK = 500;

/** The rooms a person sees: their own with the newest message, and public ones to join. */
@Injectable()
export class RoomListService {
  constructor(
    private readonly database: Database,
    private readonly views: RoomViews,
    private readonly messageViews: MessageViews,
  ) {}

  async list({ id: userId }: Actor): Promise<RoomView[]> {
    const memberships = await this.database
      .read(Membership)
      .find({ where: { userId }, relations: { room: { createdBy: true } } });
    const newest = await this.newestMessages(userId);
    const own = await this.views.many(memberships, userId, newest);
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

  /** Of each room the newest message that is shown in it: an index is read from its end to the first of them. */
  private async newestMessages(userId: string): Promise<Map<string, MessageView>> {
    const query = this.database.reading.createQueryBuilder(Membership, 'membership');
    const newest = query
      .subQuery()
      .select('MAX(shown.seq)')
      .from(Message, 'shown')
      .where('shown.roomId = membership.roomId AND shown.inRoom = :inRoom')
      .getQuery();
    const places = await query
      .innerJoin(
        Message,
        'message',
        `message.roomId = membership.roomId AND message.seq = ${newest} AND message.seq > membership.readsAfter`,
      )
      .select('message.id', 'id')
      .where('membership.userId = :userId')
      .setParameters({ userId, inRoom: true })
      .getRawMany<{ id: string }>();
    const messages = await this.messageViews.forReader(
      userId,
      await this.messages(places.map(({ id }) => id)),
    );
    return new Map(messages.map((message) => [message.room, message]));
  }

  private async messages(ids: string[]): Promise<Message[]> {
    const found: Message[] = [];
    for (let start = 0; start < ids.length; start += CHUNK) {
      found.push(...(await this.database.read(Message).findBy({ id: In(ids.slice(start, start + CHUNK)) })));
    }
    return found;
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
