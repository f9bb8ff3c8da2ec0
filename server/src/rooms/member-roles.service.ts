import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type MembershipRole, type Room as RoomView, manageRefusal } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { DomainError } from '../common/domain-error.js';
import { Database } from '../database/database.js';
import { findPerson } from '../users/find-person.js';
import type { User } from '../users/user.entity.js';
import { Membership } from './membership.entity.js';
import { RoomAnnouncer } from './room-announcer.js';
import { RoomFinder } from './room-finder.js';
import { roomView } from './room-views.js';
import type { Room } from './room.entity.js';

/** What places people have in a room. */
@Injectable()
export class MemberRoles {
  constructor(
    private readonly database: Database,
    private readonly finder: RoomFinder,
    private readonly announcer: RoomAnnouncer,
  ) {}

  /**
   * Gives a member another role; having it already changes nothing.
   * @throws DomainError `room.notFound`, `room.notMember`, `room.forbidden`, `room.archived`, `user.notFound`,
   *   `member.notFound`, `room.lastOwner`
   */
  async set(actor: Actor, ref: string, username: string, role: MembershipRole): Promise<RoomView> {
    const { room } = await this.database.write(
      async (manager) => {
        const { room } = await this.finder.find(actor, ref, manageRefusal, manager);
        const user = await findPerson(manager, username);
        return { room, user, membership: await giveRole(manager, room, user, role) };
      },
      ({ room, user, membership }) => membership && this.announcer.ranked(user, { room, membership }),
    );
    return roomView(room);
  }
}

/**
 * Part of a transaction; null when nothing changes.
 * @throws DomainError `member.notFound`, `room.lastOwner`
 */
export async function giveRole(
  manager: EntityManager,
  { id: roomId }: Room,
  { id: userId }: User,
  role: MembershipRole,
): Promise<Membership | null> {
  const memberships = manager.getRepository(Membership);
  const membership = await memberships.findOneBy({ roomId, userId });
  if (!membership) throw new DomainError('member.notFound');
  if (membership.role === role) return null;
  if (membership.role === 'owner' && (await memberships.countBy({ roomId, role: 'owner' })) === 1)
    throw new DomainError('room.lastOwner');
  return memberships.save(Object.assign(membership, { role }));
}
