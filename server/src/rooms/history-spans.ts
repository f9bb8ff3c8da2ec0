import { type EntityManager, MoreThan, MoreThanOrEqual } from 'typeorm';
import { Membership } from './membership.entity.js';
import type { Room } from './room.entity.js';

/** Whether a member may read what stands at this seq: in some rooms only what was said since they joined. */
export const mayReadAt = (membership: Pick<Membership, 'readsAfter'>, seq: number): boolean =>
  seq > membership.readsAfter;

/** Ids of members from whom this seq is hidden: they are not told of its changes. */
export async function hiddenFrom(
  manager: EntityManager,
  { id: roomId, history, retiredSeq }: Pick<Room, 'id' | 'history' | 'retiredSeq'>,
  seq: number,
): Promise<string[]> {
  // Where history is open to all nobody has a mark: it is taken away with the setting.
  if (history === 'start' && seq > retiredSeq) return [];
  const memberships = await manager
    .getRepository(Membership)
    .find({ select: { roomId: true, userId: true }, where: { roomId, readsAfter: MoreThanOrEqual(seq) } });
  return memberships.map(({ userId }) => userId);
}

/** From now on all members may read all that is there, those who came meanwhile too. */
export async function openHistory(
  manager: EntityManager,
  { id: roomId, retiredSeq }: Pick<Room, 'id' | 'retiredSeq'>,
): Promise<void> {
  const memberships = manager.getRepository(Membership);
  await memberships.update({ roomId, readsAfter: MoreThan(retiredSeq) }, { readsAfter: retiredSeq });
}
