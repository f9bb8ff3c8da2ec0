import { type EntityManager, In, IsNull, LessThan, MoreThan } from 'typeorm';
import { Mention } from '../messages/mention.entity.js';
import { Message } from '../messages/message.entity.js';
import { Pin } from '../messages/pin.entity.js';
import { Reaction } from '../messages/reaction.entity.js';
import { Poll } from '../polls/poll.entity.js';
import { Membership } from '../rooms/membership.entity.js';
import { Room } from '../rooms/room.entity.js';

/** Looked at, or wiped, in one turn: few enough that no sender waits for it. */
const BATCH = 200;

/**
 * The seq up to which everything in a room was sent before a time, looked at from where the last look ended, and whether
 * there may be more.
 */
export async function retiredBy(
  manager: EntityManager,
  { id: roomId, retiredSeq }: Pick<Room, 'id' | 'retiredSeq'>,
  before: Date,
): Promise<{ seq: number; hasMore: boolean }> {
  const rows = await manager.getRepository(Message).find({
    select: { id: true, seq: true, createdAt: true },
    where: { roomId, seq: MoreThan(retiredSeq) },
    order: { seq: 'ASC' },
    take: BATCH,
  });
  const young = rows.findIndex(({ createdAt }) => createdAt >= before);
  const old = young === -1 ? rows : rows.slice(0, young);
  return { seq: old.at(-1)?.seq ?? retiredSeq, hasMore: old.length === BATCH };
}

/** Hides what a room holds up to a seq, from everybody and for good. */
export async function retire(manager: EntityManager, room: Room, seq: number): Promise<void> {
  room.retiredSeq = seq;
  room.rev += 1;
  await manager.getRepository(Room).update({ id: room.id }, { retiredSeq: seq, rev: room.rev });
  await manager
    .getRepository(Membership)
    .update({ roomId: room.id, readsAfter: LessThan(seq) }, { readsAfter: seq });
}

/**
 * Deletes the next of what is hidden, each message with a rev of its own, as every deletion has it: the index and the
 * wiping go by that. Answers how many messages that were; 0 when all is deleted.
 */
export async function wipeRetired(manager: EntityManager, room: Room, now: Date): Promise<number> {
  const messages = manager.getRepository(Message);
  const rows = await messages.find({
    where: { roomId: room.id, seq: MoreThan(room.wipedSeq) },
    order: { seq: 'ASC' },
    take: BATCH,
  });
  const due = rows.filter(({ seq }) => seq <= room.retiredSeq);
  const last = due.at(-1);
  if (!last) return 0;
  const present = due.filter(({ deletedAt }) => !deletedAt);
  const messageId = In(present.map(({ id }) => id));
  for (const entity of [Pin, Mention, Reaction]) await manager.getRepository(entity).delete({ messageId });
  await manager.getRepository(Poll).update({ messageId, closedAt: IsNull() }, { closedAt: now });
  for (const { id } of present) {
    room.rev += 1;
    await messages.update({ id }, { deletedAt: now, mentions: [], rev: room.rev });
  }
  room.wipedSeq = last.seq;
  await manager.getRepository(Room).update({ id: room.id }, { rev: room.rev, wipedSeq: room.wipedSeq });
  return due.length;
}
