import type { EntityManager } from 'typeorm';
import { type PrivateFacts, privateRefusal } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { DomainError } from '../common/domain-error.js';
import { Message } from '../messages/message.entity.js';
import type { BlockList } from '../users/block-list.js';
import type { User } from '../users/user.entity.js';
import type { Room } from './room.entity.js';

/**
 * Brings nobody together in private who does not want it. `room` is the conversation the two have already.
 * @throws DomainError `user.blocked`, `user.refusesPrivate`
 */
export async function refuseUnwanted(
  manager: EntityManager,
  blocks: BlockList,
  actor: Actor,
  other: User,
  room: Room | null = null,
): Promise<void> {
  const facts: PrivateFacts = {
    blocks: blocks.hasBlocked(actor.id, other.id),
    isBlocked: blocks.hasBlocked(other.id, actor.id),
    allowsPrivate: other.preferences.allowPrivate !== false,
    answered: room
      ? await manager.getRepository(Message).existsBy({ roomId: room.id, authorId: other.id })
      : false,
  };
  const refusal = privateRefusal(facts);
  if (refusal) throw new DomainError(refusal);
}
