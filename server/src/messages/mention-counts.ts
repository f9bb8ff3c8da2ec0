import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { Membership } from '../rooms/membership.entity.js';
import { Block } from '../users/block.entity.js';
import { Mention } from './mention.entity.js';
import { EVERYBODY } from './mentions.js';

/** How many unread messages of each room mention the person; rooms without any are absent. */
export async function mentionCounts(
  manager: EntityManager,
  userId: string,
  roomIds?: string[],
): Promise<Map<string, number>> {
  if (roomIds?.length === 0) return new Map();
  const query = manager
    .createQueryBuilder(Membership, 'membership')
    .innerJoin(
      Mention,
      'mention',
      'mention.roomId = membership.roomId AND mention.seq > membership.lastReadSeq AND mention.userKey IN (:...keys)',
    )
    .innerJoin('mention.message', 'message', 'message.deletedAt IS NULL')
    .select('mention.roomId', 'roomId')
    .addSelect('COUNT(DISTINCT mention.messageId)', 'count')
    .where('membership.userId = :userId')
    .andWhere('mention.authorId <> :userId')
    .groupBy('mention.roomId')
    .setParameters({ userId, keys: [userId, EVERYBODY] });
  if (roomIds) query.andWhere('membership.roomId IN (:...roomIds)', { roomIds });
  const rows = await notAcrossBlocks(query).getRawMany<{ roomId: string; count: number }>();
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
