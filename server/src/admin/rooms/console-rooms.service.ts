import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AuditAction, ConsoleRoom, MembershipRole } from '#contracts';
import { Audit, type Deed } from '../../audit/audit.js';
import type { Act } from '../../auth/principal.js';
import { requireRole } from '../../auth/standing.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { isId } from '../../common/ids.js';
import { Database } from '../../database/database.js';
import { File } from '../../files/file.entity.js';
import { Retention } from '../../retention/retention.js';
import { openHistory } from '../../rooms/history-spans.js';
import { giveRole } from '../../rooms/member-roles.service.js';
import { Membership } from '../../rooms/membership.entity.js';
import { addMember, removeMember } from '../../rooms/memberships.js';
import { insertRoom } from '../../rooms/new-room.js';
import { RoomAnnouncer } from '../../rooms/room-announcer.js';
import { applyWish } from '../../rooms/room-wishes.js';
import { Room } from '../../rooms/room.entity.js';
import { findPerson } from '../../users/find-person.js';
import { User } from '../../users/user.entity.js';
import { consoleRooms, findRoom } from './console-room-list.service.js';
import type { ConsoleRoomChangeDto, NewConsoleRoomDto } from './console-rooms.dto.js';

/** What an admin does with rooms, whether they are in them or not. Conversations of two are not theirs to touch. */
@Injectable()
export class ConsoleRooms {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly announcer: RoomAnnouncer,
    private readonly retention: Retention,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `request.forbidden`, `validation.failed`, `room.conflict`, `user.notFound` */
  async create(act: Act, wish: NewConsoleRoomDto): Promise<ConsoleRoom> {
    const { slug = null, kind = 'public', description = '', isDefault = false, name } = wish;
    if (slug && isId(slug)) throw DomainError.field('slug', 'format');
    return this.deed(
      act,
      async (manager) => {
        if (slug && (await manager.getRepository(Room).existsBy({ slug })))
          throw new DomainError('room.conflict');
        const createdAt = this.clock.now();
        const owner = await this.ownerOf(manager, act, wish);
        const founding = { kind, slug, name, description, isDefault, createdBy: owner, createdAt };
        const room = await insertRoom(manager, founding);
        const membership = await addMember(manager, room, owner.id, 'owner', createdAt);
        await this.record(manager, act, 'room.create', room, { after: { ...wish, owner: owner.username } });
        return { room, places: membership ? [{ membership }] : [] };
      },
      ({ room, places }) => this.announcer.made(room, places),
    );
  }

  /** @throws DomainError `request.forbidden`, `room.notFound` */
  change(act: Act, id: string, { isDefault, archived, ...wish }: ConsoleRoomChangeDto): Promise<ConsoleRoom> {
    return this.deed(
      act,
      async (manager) => {
        const room = await findRoom(manager, id);
        const before = stateOf(room);
        const wasArchived = room.archivedAt !== null;
        applyWish(room, wish);
        if (wish.history === 'start') await openHistory(manager, room);
        if (isDefault !== undefined) room.isDefault = isDefault;
        if (archived !== undefined && archived !== wasArchived)
          room.archivedAt = archived ? this.clock.now() : null;
        room.rev += 1;
        await manager.getRepository(Room).save(room);
        if (archived !== undefined && archived !== wasArchived)
          await this.record(manager, act, archived ? 'room.archive' : 'room.reopen', room);
        const changes = differences(before, stateOf(room));
        if (changes) await this.record(manager, act, 'room.update', room, changes);
        return { room };
      },
      ({ room }) => this.announcer.updated(room),
    );
  }

  /** Removes it for everybody at once; what was said in it goes a little later. @throws DomainError `room.notFound` */
  async delete(act: Act, id: string): Promise<void> {
    await this.database.write(
      async (manager) => {
        await requireRole(manager, act, 'admin', this.clock.now());
        const room = await findRoom(manager, id);
        await this.record(manager, act, 'room.delete', room, { before: stateOf(room) });
        const memberships = manager.getRepository(Membership);
        const members = await memberships.find({
          select: { roomId: true, userId: true },
          where: { roomId: room.id },
        });
        await memberships.delete({ roomId: room.id });
        const wasPublic = room.kind === 'public';
        const { pictureId } = room;
        const emptied = await manager.getRepository(Room).save(Object.assign(room, this.nothing(room)));
        if (pictureId) await manager.getRepository(File).delete({ id: pictureId });
        return { room: emptied, ids: members.map(({ userId }) => userId), wasPublic };
      },
      ({ room, ids, wasPublic }) => this.announcer.removed(room, ids, wasPublic),
    );
    void this.retention.run();
  }

  /** Brings somebody in or gives them another role. @throws DomainError `room.notFound`, `user.notFound`, `room.lastOwner` */
  setMember(act: Act, id: string, username: string, role: MembershipRole): Promise<ConsoleRoom> {
    return this.deed(
      act,
      async (manager) => {
        const room = await findRoom(manager, id);
        const user = await findPerson(manager, username);
        const added = await addMember(manager, room, user.id, role, this.clock.now());
        const membership = added ?? (await giveRole(manager, room, user, role));
        const action = added ? 'room.member.add' : 'room.member.role';
        if (membership)
          await this.record(manager, act, action, room, { after: { username: user.username, role } });
        return { room, user, membership, isNew: added !== null };
      },
      ({ room, user, membership, isNew }) => {
        if (membership) this.announcer[isNew ? 'joined' : 'ranked'](user, { room, membership });
      },
    );
  }

  /** @throws DomainError `room.notFound`, `user.notFound`, `member.notFound` */
  removeMember(act: Act, id: string, username: string): Promise<ConsoleRoom> {
    return this.deed(
      act,
      async (manager) => {
        const room = await findRoom(manager, id);
        const user = await findPerson(manager, username);
        const membership = await manager
          .getRepository(Membership)
          .findOneBy({ roomId: room.id, userId: user.id });
        if (!membership) throw new DomainError('member.notFound');
        const heir = await removeMember(manager, room, membership);
        await this.record(manager, act, 'room.member.remove', room, { before: { username: user.username } });
        return { room, user, heir };
      },
      ({ room, user, heir }) => {
        this.announcer.left(user, room);
        if (heir) this.announcer.inherited({ room, membership: heir });
      },
    );
  }

  /** Whoever acts is looked at again in the transaction in which it is done. */
  private async deed<T extends { room: Room }>(
    act: Act,
    work: (manager: EntityManager) => Promise<T>,
    announce: (done: T) => void,
  ): Promise<ConsoleRoom> {
    const { room } = await this.database.write(async (manager) => {
      await requireRole(manager, act, 'admin', this.clock.now());
      return work(manager);
    }, announce);
    const [view] = await consoleRooms(this.database.reading, [room]);
    return view!;
  }

  private async ownerOf(manager: EntityManager, { user }: Act, { owner }: NewConsoleRoomDto): Promise<User> {
    if (owner !== undefined) return findPerson(manager, owner);
    if (!user) throw DomainError.field('owner', 'required');
    return manager.getRepository(User).findOneByOrFail({ id: user.id });
  }

  private record(
    manager: EntityManager,
    act: Act,
    action: AuditAction,
    { id, name }: Room,
    more: Pick<Deed, 'before' | 'after'> = {},
  ): Promise<void> {
    return this.audit.record(manager, act, { action, target: { kind: 'room', id, name }, ...more });
  }

  /** What stays of a room that is removed: its numbers, for what still goes. */
  private nothing({ seq, rev }: Room): Partial<Room> {
    const now = this.clock.now();
    return {
      kind: 'private',
      slug: null,
      name: '',
      names: null,
      searchKey: '',
      description: '',
      pictureId: null,
      isDefault: false,
      memberCount: 0,
      archivedAt: now,
      deletedAt: now,
      retiredSeq: seq,
      rev: rev + 1,
    };
  }
}

const stateOf = ({ name, description, isDefault, settings }: Room): Record<string, unknown> => ({
  name,
  description,
  isDefault,
  ...settings,
});

/** Only what differs; null when nothing does. */
function differences(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): Pick<Deed, 'before' | 'after'> | null {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => before[name] !== after[name],
  );
  if (names.length === 0) return null;
  const pick = (from: Record<string, unknown>) =>
    Object.fromEntries(names.map((name) => [name, from[name] ?? null]));
  return { before: pick(before), after: pick(after) };
}
