import type { EntityManager } from 'typeorm';
import type { Face, ThreadSummary } from '#contracts';
import { Message } from './message.entity.js';

/** So many of the latest to reply are named. */
const NAMES = 3;
/** They are looked for among so many of the newest replies: a long thread costs no more than a short one. */
const NEWEST = 20;

interface Reply {
  threadId: string;
  threadSeq: number;
  createdAt: number;
  username: string;
  displayName: string;
  avatarId: string | null;
}

/** What stands under the messages that threads begin at, by their ids. */
export async function threadSummariesOf(
  manager: EntityManager,
  messages: Message[],
): Promise<Map<string, ThreadSummary>> {
  const roots = messages.filter(({ replyCount }) => replyCount > 0);
  if (roots.length === 0) return new Map();
  const replies = await manager
    .createQueryBuilder(Message, 'root')
    .innerJoin(
      Message,
      'reply',
      'reply.threadId = root.id AND reply.threadSeq > root.replyCount - :newest AND reply.threadSeq <= root.replyCount',
    )
    .innerJoin('reply.author', 'author')
    .select('reply.threadId', 'threadId')
    .addSelect('reply.threadSeq', 'threadSeq')
    .addSelect('reply.createdAt', 'createdAt')
    .addSelect('author.username', 'username')
    .addSelect('author.displayName', 'displayName')
    .addSelect('author.avatarId', 'avatarId')
    .where('root.id IN (:...roots)', { roots: roots.map(({ id }) => id), newest: NEWEST })
    .orderBy('reply.threadSeq', 'DESC')
    .getRawMany<Reply>();
  const byRoot = Map.groupBy(replies, ({ threadId }) => threadId);
  return new Map([...byRoot].map(([rootId, newestFirst]) => [rootId, summary(newestFirst)]));
}

function summary(newestFirst: Reply[]): ThreadSummary {
  const { threadSeq, createdAt } = newestFirst[0]!;
  const people = new Map(newestFirst.map((reply) => [reply.username, faceOf(reply)]));
  return {
    count: threadSeq,
    lastAt: new Date(Number(createdAt)).toISOString(),
    people: [...people.values()].slice(0, NAMES),
  };
}

function faceOf({ username, displayName, avatarId }: Reply): Face {
  return { username, displayName, ...(avatarId && { avatar: avatarId }) };
}
