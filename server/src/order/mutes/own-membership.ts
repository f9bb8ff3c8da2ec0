import type { EntityManager } from 'typeorm';
import type { MembershipAnswer } from '#contracts';
import { mentionCounts } from '../../messages/mention-counts.js';
import type { Membership } from '../../rooms/membership.entity.js';
import { membershipView } from '../../rooms/room-views.js';

/** A membership as its owner's tabs are told of it. */
export async function ownMembership(
  manager: EntityManager,
  membership: Membership,
): Promise<MembershipAnswer> {
  const { roomId, userId } = membership;
  const mentions = await mentionCounts(manager, userId, [roomId]);
  return { room: roomId, membership: membershipView(membership, mentions.get(roomId)) };
}
