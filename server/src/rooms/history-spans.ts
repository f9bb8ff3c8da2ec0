import { type EntityManager, MoreThan, MoreThanOrEqual } from 'typeorm';
import { Membership } from './membership.entity.js';
import type { Room } from './room.entity.js';

/** Whether a member may read what stands at this seq: in some rooms only what was said since they joined. */
export const mayReadAt = (membership: Pick<Membership, 'readsAfter'>, seq: number): boolean =>
  seq > membership.readsAfter;

/** Ids of members from whom this seq is hidden: they are not told of its changes. */
export async function hiddenFrom(
  manager: EntityManager,
  { id: roomId, history }: Pick<Room, 'id' | 'history'>,
  seq: number,
): Promise<string[]> {
  // Where history is open to all nobody has a mark: it is taken away with the setting.
  if (history === 'start') return [];
  const memberships = await manager
    .getRepository(Membership)
    .find({ select: { roomId: true, userId: true }, where: { roomId, readsAfter: MoreThanOrEqual(seq) } });
  return memberships.map(({ userId }) => userId);
}

/** From now on all members may read all of it, those who came meanwhile too. */
export async function openHistory(manager: EntityManager, { id: roomId }: Pick<Room, 'id'>): Promise<void> {
  await manager.getRepository(Membership).update({ roomId, readsAfter: MoreThan(0) }, { readsAfter: 0 });
}
