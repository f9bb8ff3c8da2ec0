import { type EntityManager, In } from 'typeorm';
import { canMentionAll } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { Membership } from '../rooms/membership.entity.js';
import { Block } from '../users/block.entity.js';
import { Mention } from './mention.entity.js';
import { type CalledMember, callsIn, mentionsOf } from './mentions.js';
import type { FoundMessage } from './message-finder.js';

/**
 * Finds anew whom a message mentions, for the text that its author has put in the place of another. Answers the names
 * that the message is to carry, and the keys of whom it mentions now and did not before, or no longer. Part of the
 * transaction that edits it.
 * @throws DomainError `validation.failed` when they are too many
 */
export async function mentionAnew(
  manager: EntityManager,
  author: Actor,
  { message, room, membership }: FoundMessage,
  text: string,
): Promise<{ names: string[]; changed: string[] }> {
  const calls = callsIn(text);
  const members = await calledMembers(manager, author.id, room.id, calls);
  const mayCallAll = canMentionAll(author, room, membership);
  const { names, keys } = mentionsOf(calls, members, { id: author.id, mayCallAll });
  const { id: messageId, seq, createdAt } = message;
  const mentions = manager.getRepository(Mention);
  const before = (await mentions.findBy({ messageId })).map(({ userKey }) => userKey);
  await mentions.delete({ messageId });
  await mentions.insert(
    keys.map((userKey) => ({ messageId, userKey, roomId: room.id, seq, authorId: author.id, createdAt })),
  );
  return {
    names,
    changed: before.filter((key) => !keys.includes(key)).concat(keys.filter((key) => !before.includes(key))),
  };
}

async function calledMembers(
  manager: EntityManager,
  authorId: string,
  roomId: string,
  calls: string[],
): Promise<CalledMember[]> {
  if (calls.length === 0) return [];
  const usernameKey = In(calls.map((name) => name.toLowerCase()));
  const called = await manager
    .getRepository(Membership)
    .find({ where: { roomId, user: { usernameKey } }, relations: { user: true } });
  const ids = called.map(({ userId }) => userId);
  const blocks = await manager.getRepository(Block).findBy([
    { blockerId: authorId, blockedId: In(ids) },
    { blockerId: In(ids), blockedId: authorId },
  ]);
  const apart = new Set(blocks.flatMap(({ blockerId, blockedId }) => [blockerId, blockedId]));
  return called.map(({ user: { id, username } }) => ({ id, username, isApart: apart.has(id) }));
}
