import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Room as RoomView, manageRefusal, readRefusal } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { Clock } from '../common/clock.js';
import { DomainError } from '../common/domain-error.js';
import { isId } from '../common/ids.js';
import { Database } from '../database/database.js';
import { BlockList } from '../users/block-list.js';
import { User } from '../users/user.entity.js';
import { findCompany, nameAfter } from './company.js';
import { openHistory } from './history-spans.js';
import { addMember } from './memberships.js';
import { insertRoom } from './new-room.js';
import { applyWish, ruleFor } from './room-wishes.js';
import { type NewPlace, RoomAnnouncer } from './room-announcer.js';
import type { CreateRoomDto, UpdateRoomDto } from './rooms.dto.js';
import { type Found, RoomFinder } from './room-finder.js';
import { roomView } from './room-views.js';
import { RoomViews } from './room-views.service.js';
import { Room } from './room.entity.js';

/** What rooms are. Every change is announced after its commit. */
@Injectable()
export class RoomsService {
  constructor(
    private readonly database: Database,
    private readonly finder: RoomFinder,
    private readonly announcer: RoomAnnouncer,
    private readonly views: RoomViews,
    private readonly blocks: BlockList,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `room.notFound` */
  async get(actor: Actor, ref: string): Promise<RoomView> {
    const { room, membership } = await this.finder.find(actor, ref);
    return this.views.one(room, actor.id, membership);
  }

  /** The room, for somebody who may read in it. @throws DomainError `room.notFound`, `room.notMember` */
  async open(actor: Actor, ref: string): Promise<RoomView> {
    const { room, membership } = await this.finder.find(actor, ref, readRefusal);
    return this.views.one(room, actor.id, membership);
  }

  /**
   * Makes a room whose owner is the maker; into a private one people may be brought along.
   * @throws DomainError `room.conflict` for a slug that is taken, and for the people what `findCompany` throws
   */
  async create(actor: Actor, wish: CreateRoomDto): Promise<RoomView> {
    const { slug = null, kind = 'public', members = [], description = '' } = wish;
    if (slug && isId(slug)) throw DomainError.field('slug', 'format');
    if (kind === 'public' && members.length > 0) throw DomainError.field('members', 'format');
    const { room, places } = await this.database.write(
      async (manager) => {
        if (slug && (await manager.getRepository(Room).existsBy({ slug })))
          throw new DomainError('room.conflict');
        const createdBy = await manager.getRepository(User).findOneByOrFail({ id: actor.id });
        const company = await findCompany(manager, this.blocks, actor, members);
        if (wish.name === undefined && company.length === 0) throw DomainError.field('name', 'required');
        const name = wish.name ?? nameAfter([createdBy, ...company], createdBy.preferences.language);
        const createdAt = this.clock.now();
        const made = await insertRoom(manager, { kind, slug, name, description, createdBy, createdAt });
        const places: NewPlace[] = [];
        for (const { id } of [createdBy, ...company]) {
          const role = id === createdBy.id ? 'owner' : 'member';
          const membership = await addMember(manager, made, id, role, createdAt);
          if (membership) places.push({ membership });
        }
        return { room: made, places };
      },
      (made) => this.announcer.made(made.room, made.places),
    );
    return roomView(room, { membership: places[0]?.membership });
  }

  /** Renames, describes or sets. @throws DomainError `room.forbidden`, `room.archived` */
  update(actor: Actor, ref: string, wish: UpdateRoomDto): Promise<RoomView> {
    return this.change(actor, ref, ruleFor(wish), async (room, manager) => {
      applyWish(room, wish);
      if (wish.history === 'start') await openHistory(manager, room);
    });
  }

  /** Closes a room for good: it stays readable for its members. @throws DomainError `room.forbidden` */
  archive(actor: Actor, ref: string): Promise<RoomView> {
    return this.change(actor, ref, manageRefusal, (room) => {
      room.archivedAt = this.clock.now();
    });
  }

  private async change(
    actor: Actor,
    ref: string,
    rule: typeof manageRefusal,
    edit: (room: Room, manager: EntityManager) => void | Promise<void>,
  ): Promise<RoomView> {
    const { room, membership } = await this.database.write(
      async (manager) => {
        const found = await this.finder.find(actor, ref, rule, manager);
        await edit(found.room, manager);
        found.room.rev += 1;
        await manager.getRepository(Room).save(found.room);
        return found;
      },
      (found: Found) => this.announcer.updated(found.room),
    );
    return this.views.one(room, actor.id, membership);
  }
}
