import { type EntityManager, IsNull } from 'typeorm';
import { Poll } from '../polls/poll.entity.js';
import { type MemberMentions, unreadMentionsBefore } from './mention-counts.js';
import { Mention } from './mention.entity.js';
import type { Message } from './message.entity.js';
import { Pin } from './pin.entity.js';
import { Reaction } from './reaction.entity.js';

/** What is left to do once a message is taken back. */
export interface TakenBack {
  /** What becomes of its row. */
  changed: Partial<Message>;
  /** Whom it called who had not read it yet. */
  called: MemberMentions[];
}

/** Takes away whatever hangs on a message that is deleted. Part of the transaction that deletes it. */
export async function takeBack(
  manager: EntityManager,
  message: Message,
  deletedById: string,
  deletedAt: Date,
): Promise<TakenBack> {
  const messageId = message.id;
  const mentions = await manager.getRepository(Mention).findBy({ messageId });
  for (const entity of [Pin, Mention, Reaction]) await manager.getRepository(entity).delete({ messageId });
  const called = await unreadMentionsBefore(
    manager,
    message,
    mentions.map(({ userKey }) => userKey),
  );
  await manager.getRepository(Poll).update({ messageId, closedAt: IsNull() }, { closedAt: deletedAt });
  return { changed: { deletedAt, deletedById, mentions: [] }, called };
}
