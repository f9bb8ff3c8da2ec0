import { Injectable } from '@nestjs/common';
import type { EntityManager, Repository } from 'typeorm';
import { type ErrorCode, type MembershipFacts, type RoomFacts, seeRefusal } from '#contracts';
import type { Actor } from '../auth/principal.js';
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

type Rule = (actor: Actor, room: RoomFacts, membership: MembershipFacts | null) => ErrorCode | null;

/** Finds rooms through the person who asks: a forgotten check is then a room that is not found, not a leak. */
@Injectable()
export class RoomFinder {
  constructor(private readonly database: Database) {}

  /**
   * The room of an id or a slug, if this person may do `rule` in it.
   * Inside a transaction, pass its manager: a right of a moment ago is no right to write now.
   * @throws DomainError `room.notFound`, alike for what is not there and what is not theirs; or the rule's refusal
   */
  async find(actor: Actor, ref: string, rule: Rule = seeRefusal, manager?: EntityManager): Promise<Found> {
    const rooms: Repository<Room> = manager ? manager.getRepository(Room) : this.database.read(Room);
    const memberships = manager ? manager.getRepository(Membership) : this.database.read(Membership);
    const where = isId(ref) ? { id: ref.toLowerCase() } : { slug: ref };
    const room = await rooms.findOne({ where, relations: { createdBy: true } });
    if (!room) throw new DomainError('room.notFound');
    const membership = await memberships.findOneBy({ roomId: room.id, userId: actor.id });
    const refusal = seeRefusal(actor, room, membership) ?? rule(actor, room, membership);
    if (refusal) throw new DomainError(refusal);
    return { room, membership };
  }
}
