import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Room as RoomView, manageRefusal, readRefusal } from '#contracts';
import { fold } from '#text';
import type { Actor } from '../auth/principal.js';
import { Clock } from '../common/clock.js';
import { DomainError } from '../common/domain-error.js';
import { isId, newId } from '../common/ids.js';
import { Database } from '../database/database.js';
import { User } from '../users/user.entity.js';
import { addMember } from './memberships.js';
import { RoomAnnouncer } from './room-announcer.js';
import type { CreateRoomDto, UpdateRoomDto } from './rooms.dto.js';
import { type Found, RoomFinder } from './room-finder.js';
import { roomView } from './room-views.js';
import { Room } from './room.entity.js';

/** What rooms are. Every change is announced after its commit. */
@Injectable()
export class RoomsService {
  constructor(
    private readonly database: Database,
    private readonly finder: RoomFinder,
    private readonly announcer: RoomAnnouncer,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `room.notFound` */
  async get(actor: Actor, ref: string): Promise<RoomView> {
    const { room, membership } = await this.finder.find(actor, ref);
    return roomView(room, { membership });
  }

  /** The room, for somebody who may read in it. @throws DomainError `room.notFound`, `room.notMember` */
  async open(actor: Actor, ref: string): Promise<RoomView> {
    const { room, membership } = await this.finder.find(actor, ref, readRefusal);
    return roomView(room, { membership });
  }

  /** Makes a room whose owner is the maker. @throws DomainError `room.conflict` for a slug that is taken */
  async create(actor: Actor, wish: CreateRoomDto): Promise<RoomView> {
    const slug = wish.slug ?? null;
    if (slug && isId(slug)) throw DomainError.field('slug', 'format');
    const { room, membership } = await this.database.write(
      async (manager) => {
        const rooms = manager.getRepository(Room);
        if (slug && (await rooms.existsBy({ slug }))) throw new DomainError('room.conflict');
        const createdAt = this.clock.now();
        const made = rooms.create({
          id: newId(),
          kind: wish.kind ?? 'public',
          slug,
          directKey: null,
          name: wish.name,
          searchKey: fold(wish.name),
          names: null,
          description: wish.description ?? '',
          seq: 0,
          asides: 0,
          rev: 0,
          memberCount: 0,
          isDefault: false,
          createdById: actor.id,
          createdAt,
          archivedAt: null,
        });
        await rooms.insert(made);
        const owner = await addMember(manager, made, actor.id, 'owner', createdAt);
        return { room: await withCreator(manager, made), membership: owner };
      },
      (made) => this.announcer.made(actor.id, made),
    );
    return roomView(room, { membership });
  }

  /** Renames or describes. @throws DomainError `room.forbidden`, `room.archived` */
  update(actor: Actor, ref: string, { name, description }: UpdateRoomDto): Promise<RoomView> {
    return this.change(actor, ref, (room) => {
      if (name !== undefined) {
        room.name = name;
        room.searchKey = fold(name);
        // A name somebody chose stands for all languages.
        room.names = null;
      }
      if (description !== undefined) room.description = description;
    });
  }

  /** Closes a room for good: it stays readable for its members. @throws DomainError `room.forbidden` */
  archive(actor: Actor, ref: string): Promise<RoomView> {
    return this.change(actor, ref, (room) => {
      room.archivedAt = this.clock.now();
    });
  }

  private async change(actor: Actor, ref: string, edit: (room: Room) => void): Promise<RoomView> {
    const { room, membership } = await this.database.write(
      async (manager) => {
        const found = await this.finder.find(actor, ref, manageRefusal, manager);
        edit(found.room);
        found.room.rev += 1;
        await manager.getRepository(Room).save(found.room);
        return found;
      },
      (found: Found) => this.announcer.updated(found.room),
    );
    return roomView(room, { membership });
  }
}

/** The creator's name is part of what the wire shows of a room. */
async function withCreator(manager: EntityManager, room: Room): Promise<Room> {
  if (room.createdById)
    room.createdBy = await manager.getRepository(User).findOneBy({ id: room.createdById });
  return room;
}
