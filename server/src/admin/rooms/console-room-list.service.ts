import { Injectable } from '@nestjs/common';
import { type EntityManager, In, type SelectQueryBuilder } from 'typeorm';
import {
  type ConsoleRoom,
  type ConsoleRoomOrder,
  type ConsoleRoomsAnswer,
  LIMITS,
  type Member,
  type MembersAnswer,
} from '#contracts';
import { fold } from '#text';
import type { Actor } from '../../auth/principal.js';
import { type KeyCursor, readKeyCursor, writeKeyCursor } from '../../common/cursor.js';
import { DomainError } from '../../common/domain-error.js';
import { Database } from '../../database/database.js';
import { holding } from '../../database/like.js';
import { Membership } from '../../rooms/membership.entity.js';
import { Room } from '../../rooms/room.entity.js';
import { UserViews } from '../../users/user-views.js';
import type { ConsoleRoomsDto } from './console-rooms.dto.js';

interface Order {
  column: 'id' | 'searchKey' | 'memberCount';
  direction: 'ASC' | 'DESC';
  key: 'string' | 'number';
}

/** Each has an index; ids go by the time of making. */
const ORDERS: Record<ConsoleRoomOrder, Order> = {
  newest: { column: 'id', direction: 'DESC', key: 'string' },
  name: { column: 'searchKey', direction: 'ASC', key: 'string' },
  members: { column: 'memberCount', direction: 'DESC', key: 'number' },
};

/** All rooms but the conversations of two, whoever is in them. */
@Injectable()
export class ConsoleRoomList {
  constructor(
    private readonly database: Database,
    private readonly users: UserViews,
  ) {}

  /** @throws DomainError `validation.failed` */
  async list(wish: ConsoleRoomsDto): Promise<ConsoleRoomsAnswer> {
    const { limit = LIMITS.page.default, order = 'newest' } = wish;
    const rooms = await this.query(wish, ORDERS[order])
      .limit(limit + 1)
      .getMany();
    const page = rooms.slice(0, limit);
    const last = rooms.length > limit ? page.at(-1) : undefined;
    return {
      rooms: await consoleRooms(this.database.reading, page),
      ...(last && { cursor: writeKeyCursor([last[ORDERS[order].column], last.id]) }),
    };
  }

  /** @throws DomainError `room.notFound` */
  async get(id: string): Promise<ConsoleRoom> {
    const [view] = await consoleRooms(this.database.reading, [await findRoom(this.database.reading, id)]);
    return view!;
  }

  /** Members by username, a page at a time. @throws DomainError `room.notFound` */
  async members(
    reader: Actor,
    id: string,
    after = '',
    limit: number = LIMITS.members.default,
  ): Promise<MembersAnswer> {
    const { id: roomId } = await findRoom(this.database.reading, id);
    const rows = await this.database
      .read(Membership)
      .createQueryBuilder('membership')
      .innerJoinAndSelect('membership.user', 'user')
      .where('membership.roomId = :roomId AND user.usernameKey > :after', {
        roomId,
        after: after.toLowerCase(),
      })
      .orderBy('user.usernameKey')
      .limit(limit + 1)
      .getMany();
    const members = rows.slice(0, limit).map(({ user, role, joinedAt }): Member => ({
      user: this.users.card(user, reader.id),
      role,
      joinedAt: joinedAt.toISOString(),
    }));
    return { members, hasMore: rows.length > limit };
  }

  private query({ q = '', kind, archived, cursor }: ConsoleRoomsDto, by: Order): SelectQueryBuilder<Room> {
    const { column, direction, key } = by;
    const query = this.database
      .read(Room)
      .createQueryBuilder('room')
      .leftJoinAndSelect('room.createdBy', 'maker')
      .where("room.deletedAt IS NULL AND room.kind <> 'direct'")
      .orderBy(`room.${column}`, direction)
      .addOrderBy('room.id', direction);
    if (kind) query.andWhere('room.kind = :kind', { kind });
    if (archived !== undefined) query.andWhere(`room.archivedAt IS ${archived ? 'NOT NULL' : 'NULL'}`);
    for (const [at, word] of fold(q).split(/\s+/).filter(Boolean).entries())
      query.andWhere(`room.searchKey LIKE :word${at} ESCAPE '\\'`, { [`word${at}`]: holding(word) });
    if (cursor === undefined) return query;
    const [place, id] = readKeyCursor(cursor, key);
    const sign = direction === 'ASC' ? '>' : '<';
    return query.andWhere(`(room.${column}, room.id) ${sign} (:place, :id)`, { place, id } satisfies {
      place: KeyCursor[0];
      id: string;
    });
  }
}

/** A room the console knows. @throws DomainError `room.notFound` */
export async function findRoom(manager: EntityManager, id: string): Promise<Room> {
  const room = await manager
    .getRepository(Room)
    .findOne({ where: { id: id.toLowerCase() }, relations: { createdBy: true } });
  if (!room || room.deletedAt || room.kind === 'direct') throw new DomainError('room.notFound');
  return room;
}

/** As the console shows them, in their order. */
export async function consoleRooms(manager: EntityManager, rooms: Room[]): Promise<ConsoleRoom[]> {
  const owners = await manager.getRepository(Membership).find({
    where: { roomId: In(rooms.map(({ id }) => id)), role: 'owner' },
    relations: { user: true },
    order: { joinedAt: 'ASC' },
  });
  const byRoom = Map.groupBy(owners, ({ roomId }) => roomId);
  return rooms.map((room) => view(room, byRoom.get(room.id)?.map(({ user }) => user.username) ?? []));
}

const view = (room: Room, owners: string[]): ConsoleRoom => ({
  id: room.id,
  ...(room.slug && { slug: room.slug }),
  kind: room.kind === 'public' ? 'public' : 'private',
  name: room.name,
  ...(room.names && { names: room.names }),
  description: room.description,
  isDefault: room.isDefault,
  memberCount: room.memberCount,
  messages: room.seq,
  owners,
  settings: room.settings,
  ...(room.createdBy && { createdBy: room.createdBy.username }),
  createdAt: room.createdAt.toISOString(),
  ...(room.archivedAt && { archivedAt: room.archivedAt.toISOString() }),
});
