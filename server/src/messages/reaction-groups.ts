import type { EntityManager } from 'typeorm';
import { LIMITS, type Reaction as ReactionView } from '#contracts';
import { Reaction } from './reaction.entity.js';

interface Given {
  messageId: string;
  emoji: string;
  userId: string;
  username: string;
  count: number;
  place: number;
}

/**
 * What was given to each of the messages: emoji in the order of their first giving, with the first who gave them.
 * With a reader, whether they are among all who did.
 */
export async function reactionsOf(
  manager: EntityManager,
  messageIds: string[],
  readerId?: string,
): Promise<Map<string, ReactionView[]>> {
  if (messageIds.length === 0) return new Map();
  const given = await firstGivers(manager, messageIds, readerId);
  const byMessage = new Map<string, Map<string, ReactionView>>();
  for (const { messageId, emoji, userId, username, count, place } of given) {
    const groups = byMessage.get(messageId) ?? new Map<string, ReactionView>();
    byMessage.set(messageId, groups);
    const group = groups.get(emoji) ?? {
      emoji,
      count: Number(count),
      usernames: [],
      ...(readerId && { mine: false }),
    };
    groups.set(emoji, group);
    if (place <= LIMITS.reactionNames) group.usernames.push(username);
    if (userId === readerId) group.mine = true;
  }
  return new Map([...byMessage].map(([id, groups]) => [id, [...groups.values()]]));
}

/** Numbered within each emoji by the database, so that a message with a thousand of one kind costs ten rows. */
function firstGivers(manager: EntityManager, messageIds: string[], readerId = ''): Promise<Given[]> {
  const numbered = manager
    .createQueryBuilder(Reaction, 'reaction')
    .select('reaction.messageId', 'messageId')
    .addSelect('reaction.emoji', 'emoji')
    .addSelect('reaction.userId', 'userId')
    .addSelect('reaction.createdAt', 'createdAt')
    .addSelect('COUNT(*) OVER (PARTITION BY reaction.messageId, reaction.emoji)', 'count')
    .addSelect(
      'ROW_NUMBER() OVER (PARTITION BY reaction.messageId, reaction.emoji ORDER BY reaction.createdAt, reaction.userId)',
      'place',
    )
    .where('reaction.messageId IN (:...messageIds)');
  const named = manager
    .createQueryBuilder()
    .select('given.*')
    .addSelect('person.username', 'username')
    .from(`(${numbered.getQuery()})`, 'given')
    .innerJoin('users', 'person', 'person.id = given."userId"')
    .where('given.place <= :names OR given."userId" = :readerId')
    .orderBy('given.place')
    .addOrderBy('given."createdAt"')
    .addOrderBy('given.emoji');
  return named.setParameters({ messageIds, names: LIMITS.reactionNames, readerId }).getRawMany<Given>();
}
