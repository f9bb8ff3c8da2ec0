import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager, EntityTarget, ObjectLiteral, Repository } from 'typeorm';
import {
  type ActorFacts,
  type MembershipFacts,
  type MessageFacts,
  type Refusal,
  type RoomFacts,
  readRefusal,
} from '#contracts';
import type { Actor } from '../auth/principal.js';
import { factsWithin, muteOf } from '../auth/standing.js';
import { Clock } from '../common/clock.js';
import { DomainError } from '../common/domain-error.js';
import { isId } from '../common/ids.js';
import { Database } from '../database/database.js';
import { Membership } from '../rooms/membership.entity.js';
import { mayReadAt } from '../rooms/history-spans.js';
import type { Found } from '../rooms/room-finder.js';
import { Room } from '../rooms/room.entity.js';
import { Message } from './message.entity.js';

/** A message, its room and the asker's place there. */
export interface FoundMessage extends Found {
  message: Message;
}

export type MessageRule = (
  facts: [ActorFacts, RoomFacts, MembershipFacts | null],
  message: MessageFacts,
) => Refusal;

/** Knowing that it is there, or was. */
const mayRead: MessageRule = () => null;

/** Reading what a message holds, which a deleted one does no more. */
export const whilePresent: MessageRule = (_facts, { deletedAt }) => (deletedAt ? 'message.deleted' : null);

/** Finds messages through the person who asks, as RoomFinder finds rooms. */
@Injectable()
export class MessageFinder {
  constructor(
    private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * The message of an id, deleted or not, if this person may read its room and `rule` lets them.
   * Inside a transaction, pass its manager: a right of a moment ago is no right to write now.
   * @throws DomainError `message.notFound`, alike for what is not there and what is not theirs; or the rule's refusal;
   *   `auth.required` for an account that was closed a moment ago
   */
  async find(
    actor: Actor,
    id: string,
    rule: MessageRule = mayRead,
    manager?: EntityManager,
  ): Promise<FoundMessage> {
    const from = <T extends ObjectLiteral>(entity: EntityTarget<T>): Repository<T> =>
      manager ? manager.getRepository(entity) : this.database.read(entity);
    const message = isId(id) ? await from(Message).findOneBy({ id: id.toLowerCase() }) : null;
    if (!message) throw new DomainError('message.notFound');
    const room = await from(Room).findOneByOrFail({ id: message.roomId });
    const membership = await from(Membership).findOneBy({ roomId: room.id, userId: actor.id });
    if (!membership || readRefusal(actor, room, membership) || !mayReadAt(membership, message.seq))
      throw new DomainError('message.notFound');
    const now = this.clock.now();
    const facts = manager ? await factsWithin(manager, actor, now) : actor;
    const place = { role: membership.role, mute: muteOf(membership, now) };
    const refusal = rule([facts, room, place], factsOf(actor, message, now));
    if (refusal) throw new DomainError(refusal);
    return { message, room, membership };
  }
}

function factsOf(actor: Actor, { authorId, type, deletedAt, createdAt }: Message, now: Date): MessageFacts {
  return { own: authorId === actor.id, type, deletedAt, age: now.getTime() - createdAt.getTime() };
}
