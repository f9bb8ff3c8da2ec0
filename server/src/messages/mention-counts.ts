import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { Membership } from '../rooms/membership.entity.js';
import { Block } from '../users/block.entity.js';
import { Mention } from './mention.entity.js';
import { EVERYBODY } from './mentions.js';

/** How many unread messages of each of a person's rooms, or of some of them, mention the person. */
export async function mentionCounts(
  manager: EntityManager,
  userId: string,
  roomIds?: string[],
): Promise<Map<string, number>> {
  if (roomIds?.length === 0) return new Map();
  const query = manager
    .createQueryBuilder(Membership, 'membership')
    .select('membership.roomId', 'roomId')
    .where('membership.userId = :userId')
    .setParameters({ userId, keys: [userId, EVERYBODY] });
  // Counted room by room: what was read long ago is not looked at.
  const unread = query
    .subQuery()
    .select('COUNT(DISTINCT mention.messageId)')
    .from(Mention, 'mention')
    .innerJoin('mention.message', 'message', 'message.deletedAt IS NULL')
    .where('mention.userKey IN (:...keys)')
    .andWhere('mention.roomId = membership.roomId')
    .andWhere('mention.seq > membership.lastReadSeq')
    .andWhere('mention.authorId <> :userId');
  query.addSelect(notAcrossBlocks(unread).getQuery(), 'count');
  if (roomIds) query.andWhere('membership.roomId IN (:...roomIds)', { roomIds });
  const rows = await query.getRawMany<{ roomId: string; count: number }>();
  return new Map(rows.map(({ roomId, count }) => [roomId, Number(count)]));
}

/** Leaves out mentions between `:userId` and people they have blocked, or who have blocked them. */
export function notAcrossBlocks<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
): SelectQueryBuilder<T> {
  const block = query
    .subQuery()
    .select('1')
    .from(Block, 'block')
    .where('block.blockerId = :userId AND block.blockedId = mention.authorId')
    .orWhere('block.blockerId = mention.authorId AND block.blockedId = :userId');
  return query.andWhere(`NOT EXISTS ${block.getQuery()}`);
}
