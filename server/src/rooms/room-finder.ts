import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager, Repository } from 'typeorm';
import {
  type ActorFacts,
  type ErrorCode,
  type MembershipFacts,
  type RoomFacts,
  seeRefusal,
} from '#contracts';
import type { Actor } from '../auth/principal.js';
import { factsOf, factsWithin, muteOf } from '../auth/standing.js';
import { Clock } from '../common/clock.js';
import { DomainError } from '../common/domain-error.js';
import { isId } from '../common/ids.js';
import { Database } from '../database/database.js';
import { Membership } from './membership.entity.js';
import { Room } from './room.entity.js';

/** A room and the asker's place in it. */
export interface Found {
  room: Room;
  membership: Membership | null;
}

type Rule = (actor: ActorFacts, room: RoomFacts, membership: MembershipFacts | null) => ErrorCode | null;

/** Finds rooms through the person who asks: a forgotten check is then a room that is not found, not a leak. */
@Injectable()
export class RoomFinder {
  constructor(
    private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * The room of an id or a slug, if this person may do `rule` in it.
   * Inside a transaction, pass its manager: a right of a moment ago is no right to write now.
   * @throws DomainError `room.notFound`, alike for what is not there and what is not theirs; or the rule's refusal;
   *   `auth.required` for an account that was closed a moment ago
   */
  async find(actor: Actor, ref: string, rule: Rule = seeRefusal, manager?: EntityManager): Promise<Found> {
    const rooms: Repository<Room> = manager ? manager.getRepository(Room) : this.database.read(Room);
    const memberships = manager ? manager.getRepository(Membership) : this.database.read(Membership);
    const where = isId(ref) ? { id: ref.toLowerCase() } : { slug: ref };
    const room = await rooms.findOne({ where, relations: { createdBy: true } });
    if (!room) throw new DomainError('room.notFound');
    const membership = await memberships.findOneBy({ roomId: room.id, userId: actor.id });
    const now = this.clock.now();
    const facts = manager ? await factsWithin(manager, actor, now) : factsOf(actor, now);
    const place = membership && { role: membership.role, mute: muteOf(membership, now) };
    const refusal = seeRefusal(facts, room, place) ?? rule(facts, room, place);
    if (refusal) throw new DomainError(refusal);
    return { room, membership };
  }
}
