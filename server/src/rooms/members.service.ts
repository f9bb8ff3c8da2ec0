import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, MoreThan } from 'typeorm';
import {
  LIMITS,
  type Member,
  type MembersAnswer,
  type Room as RoomView,
  canModerate,
  inviteRefusal,
  joinRefusal,
  leaveRefusal,
  manageRefusal,
  readRefusal,
} from '#contracts';
import type { Actor } from '../auth/principal.js';
import { muteOf } from '../auth/standing.js';
import { Clock } from '../common/clock.js';
import { DomainError } from '../common/domain-error.js';
import { Database } from '../database/database.js';
import { BlockList } from '../users/block-list.js';
import { findPerson } from '../users/find-person.js';
import type { User } from '../users/user.entity.js';
import { UserViews } from '../users/user-views.js';
import { Membership } from './membership.entity.js';
import { addMember, removeMember } from './memberships.js';
import { refuseUnwanted } from './private-wishes.js';
import { RoomAnnouncer } from './room-announcer.js';
import { type Found, RoomFinder } from './room-finder.js';
import { roomView } from './room-views.js';
import { RoomViews } from './room-views.service.js';
import type { Room } from './room.entity.js';

interface Change extends Found {
  user: User;
  changed: boolean;
}

/** Who is in a room: coming, going, inviting, removing, listing. */
@Injectable()
export class MembersService {
  constructor(
    private readonly database: Database,
    private readonly finder: RoomFinder,
    private readonly announcer: RoomAnnouncer,
    private readonly rooms: RoomViews,
    private readonly users: UserViews,
    private readonly blocks: BlockList,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Members by username, a page at a time. @throws DomainError `room.notFound`, `room.notMember` */
  async list(
    actor: Actor,
    ref: string,
    after?: string,
    limit: number = LIMITS.members.default,
  ): Promise<MembersAnswer> {
    const { room, membership } = await this.finder.find(actor, ref, readRefusal);
    const showsMutes = canModerate(actor, room, membership);
    return this.page(actor, room, { after, limit, showsMutes });
  }

  /** Joins and answers what a client needs to show the room at once. */
  async enter(actor: Actor, ref: string): Promise<{ room: RoomView; members: Member[]; online: string[] }> {
    const room = await this.add(actor, ref, actor.username);
    const { members } = await this.list(actor, room.id);
    const online = members
      .filter(({ user }) => user.status.state !== 'offline')
      .map(({ user }) => user.username);
    return { room, members, online };
  }

  /**
   * Makes somebody a member: oneself by joining, another by inviting. Doing it again changes nothing.
   * @throws DomainError `room.notFound`, `room.notMember`, `room.forbidden`, `room.archived`, `user.notFound`
   */
  async add(actor: Actor, ref: string, username: string): Promise<RoomView> {
    const isSelf = sameName(username, actor.username);
    const { room, membership } = await this.database.write(
      async (manager): Promise<Change> => {
        const found = await this.finder.find(actor, ref, isSelf ? joinRefusal : inviteRefusal, manager);
        const user = await findPerson(manager, username);
        if (found.room.kind === 'private') await refuseUnwanted(manager, this.blocks, actor, user);
        const added = await addMember(manager, found.room, user.id, 'member', this.clock.now());
        return { room: found.room, membership: added ?? found.membership, user, changed: added !== null };
      },
      (change) => change.changed && this.announcer.joined(change.user, change),
    );
    return isSelf ? this.rooms.one(room, actor.id, membership) : roomView(room);
  }

  /**
   * Ends a membership: one's own by leaving, another's by removing.
   * @throws DomainError `room.notFound`, `room.notMember`, `room.forbidden`, `member.notFound`
   */
  async remove(actor: Actor, ref: string, username: string): Promise<RoomView> {
    const isSelf = sameName(username, actor.username);
    const { room } = await this.database.write(
      async (manager) => {
        const found = await this.finder.find(actor, ref, isSelf ? leaveRefusal : manageRefusal, manager);
        const user = await findPerson(manager, username);
        const membership = await memberIn(manager, found.room, user);
        const heir = await removeMember(manager, found.room, membership);
        return { room: found.room, user, heir };
      },
      ({ room, user, heir }) => {
        this.announcer.left(user, room);
        if (heir) this.announcer.inherited({ room, membership: heir });
      },
    );
    return roomView(room);
  }

  private async page(
    { id: readerId }: Actor,
    room: Room,
    { after, limit, showsMutes }: { after?: string; limit: number; showsMutes: boolean },
  ): Promise<MembersAnswer> {
    const now = this.clock.now();
    const rows = await this.database.read(Membership).find({
      where: {
        roomId: room.id,
        ...(after !== undefined && { user: { usernameKey: MoreThan(after.toLowerCase()) } }),
      },
      relations: { user: true },
      order: { user: { usernameKey: 'ASC' } },
      take: limit + 1,
    });
    const members = rows.slice(0, limit).map(({ user, role, joinedAt, ...place }) => {
      const mute = showsMutes ? muteOf(place, now) : undefined;
      return {
        user: this.users.card(user, readerId),
        role,
        joinedAt: joinedAt.toISOString(),
        ...(mute && { mute }),
      };
    });
    return { members, hasMore: rows.length > limit };
  }
}

const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

async function memberIn(manager: EntityManager, room: Room, user: User): Promise<Membership> {
  const membership = await manager.getRepository(Membership).findOneBy({ roomId: room.id, userId: user.id });
  if (!membership) throw new DomainError('member.notFound');
  return membership;
}
