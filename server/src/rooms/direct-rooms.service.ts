import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Room as RoomView } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { Clock } from '../common/clock.js';
import { DomainError } from '../common/domain-error.js';
import { Database } from '../database/database.js';
import { BlockList } from '../users/block-list.js';
import { findPerson } from '../users/find-person.js';
import { User } from '../users/user.entity.js';
import { directKeyOf } from './direct-key.js';
import { Membership } from './membership.entity.js';
import { addMember } from './memberships.js';
import { insertRoom } from './new-room.js';
import { refuseUnwanted } from './private-wishes.js';
import { type NewPlace, RoomAnnouncer } from './room-announcer.js';
import { RoomViews } from './room-views.service.js';
import { Room } from './room.entity.js';

/** Conversations of two: for two people there is one room, however often and by whomever it is opened. */
@Injectable()
export class DirectRooms {
  constructor(
    private readonly database: Database,
    private readonly blocks: BlockList,
    private readonly announcer: RoomAnnouncer,
    private readonly views: RoomViews,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `user.notFound`, `user.self`, `user.blocked`, `user.refusesPrivate` */
  async open(actor: Actor, username: string): Promise<RoomView> {
    const { room } = await this.database.write(
      async (manager) => {
        const other = await anotherPerson(manager, actor, username);
        const known = await roomOf(manager, actor, other);
        await refuseUnwanted(manager, this.blocks, actor, other, known);
        return known ? { room: known, places: [] } : this.make(manager, actor, other);
      },
      ({ room, places }) => this.announcer.made(room, places),
    );
    const membership = await this.database.read(Membership).findOneBy({ roomId: room.id, userId: actor.id });
    return this.views.one(room, actor.id, membership);
  }

  /**
   * Id of the room for a message to somebody. One that exists is answered as it is: whether something may be said
   * in it is decided where the message is stored, and what was stored before is answered again.
   * @throws as `open`
   */
  async idFor(actor: Actor, username: string): Promise<string> {
    const { manager } = this.database.read(Room);
    const known = await roomOf(manager, actor, await anotherPerson(manager, actor, username));
    return known?.id ?? (await this.open(actor, username)).id;
  }

  private async make(manager: EntityManager, actor: Actor, other: User) {
    const createdAt = this.clock.now();
    const own = await manager.getRepository(User).findOneByOrFail({ id: actor.id });
    const room = await insertRoom(manager, {
      kind: 'direct',
      directKey: directKeyOf(own.id, other.id),
      name: '',
      createdBy: own,
      createdAt,
    });
    const places: NewPlace[] = [];
    for (const [user, opposite] of [
      [own, other],
      [other, own],
    ] as const) {
      const membership = await addMember(manager, room, user.id, 'member', createdAt);
      if (membership) places.push({ membership, with: opposite });
    }
    return { room, places };
  }
}

async function anotherPerson(manager: EntityManager, { id }: Actor, username: string): Promise<User> {
  const other = await findPerson(manager, username);
  if (other.id === id) throw new DomainError('user.self');
  return other;
}

function roomOf(manager: EntityManager, { id }: Actor, other: User): Promise<Room | null> {
  const directKey = directKeyOf(id, other.id);
  return manager.getRepository(Room).findOne({ where: { directKey }, relations: { createdBy: true } });
}
