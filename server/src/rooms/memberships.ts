import type { EntityManager } from 'typeorm';
import type { MembershipRole } from '#contracts';
import { Membership } from './membership.entity.js';
import { Room } from './room.entity.js';

/**
 * Makes somebody a member. What was said before is read history, not news.
 * Returns null when they are one already.
 */
export async function addMember(
  manager: EntityManager,
  room: Room,
  userId: string,
  role: MembershipRole,
  joinedAt: Date,
): Promise<Membership | null> {
  const memberships = manager.getRepository(Membership);
  if (await memberships.existsBy({ roomId: room.id, userId })) return null;
  const membership = memberships.create({
    roomId: room.id,
    userId,
    role,
    joinedAt,
    lastReadSeq: room.seq,
    lastReadAsides: room.asides,
    seenSeq: 0,
    readRev: 0,
    mutedAt: null,
    muteUntil: null,
    muteReason: '',
    lastPostedAt: null,
    readsAfter: room.history === 'joining' ? room.seq : room.retiredSeq,
    notifications: room.kind === 'public' ? 'mentions' : 'all',
  });
  await memberships.insert(membership);
  await manager.getRepository(Room).increment({ id: room.id }, 'memberCount', 1);
  room.memberCount += 1;
  return membership;
}

/** Ends a membership. A room left without an owner passes to whoever has been in it longest, who is answered. */
export async function removeMember(
  manager: EntityManager,
  room: Room,
  membership: Membership,
): Promise<Membership | null> {
  const memberships = manager.getRepository(Membership);
  const { roomId, userId, role } = membership;
  await memberships.delete({ roomId, userId });
  await manager.getRepository(Room).decrement({ id: roomId }, 'memberCount', 1);
  room.memberCount -= 1;
  if (role !== 'owner' || (await memberships.existsBy({ roomId, role: 'owner' }))) return null;
  const heir = await memberships.findOne({ where: { roomId }, order: { joinedAt: 'ASC', userId: 'ASC' } });
  if (heir) await memberships.save(Object.assign(heir, { role: 'owner' }));
  return heir;
}
