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
  const query = unreadMentions(manager).where('membership.userId = :userId', { userId });
  if (roomIds) query.andWhere('membership.roomId IN (:...roomIds)', { roomIds });
  const rows = await query.getRawMany<{ roomId: string; count: number }>();
  return new Map(rows.map(({ roomId, count }) => [roomId, Number(count)]));
}

/** A member's read mark, and the mentions after it. */
export interface MemberMentions {
  roomId: string;
  userId: string;
  username: string;
  lastReadSeq: number;
  lastReadAsides: number;
  mentions: number;
}

/** Of those called by `keys`, everybody or users' ids, who have not read so far as this message. */
export async function unreadMentionsBefore(
  manager: EntityManager,
  { roomId, seq }: Pick<Mention, 'roomId' | 'seq'>,
  keys: string[],
): Promise<MemberMentions[]> {
  if (keys.length === 0) return [];
  const query = unreadMentions(manager)
    .innerJoin('membership.user', 'person')
    .addSelect('membership.userId', 'userId')
    .addSelect('person.username', 'username')
    .addSelect('membership.lastReadSeq', 'lastReadSeq')
    .addSelect('membership.lastReadAsides', 'lastReadAsides')
    .where('membership.roomId = :roomId AND membership.lastReadSeq < :seq', { roomId, seq });
  if (!keys.includes(EVERYBODY)) query.andWhere('membership.userId IN (:...ids)', { ids: keys });
  const rows = await query.getRawMany<MemberMentions & { count: number }>();
  return rows.map(({ count, ...place }) => ({ ...place, mentions: Number(count) }));
}

/** Of memberships the `count`; counted room by room, so that what was read long ago is not looked at. */
function unreadMentions(manager: EntityManager): SelectQueryBuilder<Membership> {
  const query = manager
    .createQueryBuilder(Membership, 'membership')
    .select('membership.roomId', 'roomId')
    .setParameter('everybody', EVERYBODY);
  const unread = query
    .subQuery()
    .select('COUNT(DISTINCT mention.messageId)')
    .from(Mention, 'mention')
    .innerJoin('mention.message', 'message', 'message.deletedAt IS NULL')
    .where('mention.userKey IN (membership.userId, :everybody)')
    .andWhere('mention.roomId = membership.roomId')
    .andWhere('mention.seq > membership.lastReadSeq')
    .andWhere('mention.authorId <> membership.userId');
  return query.addSelect(notAcrossBlocks(unread).getQuery(), 'count');
}

/** Leaves out mentions between a member and people they have blocked, or who have blocked them. */
export function notAcrossBlocks<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
): SelectQueryBuilder<T> {
  const block = query
    .subQuery()
    .select('1')
    .from(Block, 'block')
    .where('block.blockerId = membership.userId AND block.blockedId = mention.authorId')
    .orWhere('block.blockerId = mention.authorId AND block.blockedId = membership.userId');
  return query.andWhere(`NOT EXISTS ${block.getQuery()}`);
}
