import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { Broadcaster } from '../../realtime/broadcaster.js';
import { Membership } from '../../rooms/membership.entity.js';
import { removeMember } from '../../rooms/memberships.js';
import { RoomAnnouncer } from '../../rooms/room-announcer.js';
import type { Room } from '../../rooms/room.entity.js';
import { BlockList } from '../../users/block-list.js';
import { Block } from '../../users/block.entity.js';
import type { User } from '../../users/user.entity.js';

/** Taking somebody out of wherever others meet them. */
@Injectable()
export class Departure {
  constructor(
    private readonly announcer: RoomAnnouncer,
    private readonly broadcaster: Broadcaster,
    private readonly blocks: BlockList,
  ) {}

  /** Part of a transaction; what it answers is to be called after it, with the account as it is then. */
  async within(manager: EntityManager, before: User): Promise<(after: User) => void> {
    const leftRooms = await this.leaveRooms(manager, before);
    const blocks = manager.getRepository(Block);
    const ended = await blocks.find({ where: [{ blockerId: before.id }, { blockedId: before.id }] });
    await blocks.delete({ blockerId: before.id });
    await blocks.delete({ blockedId: before.id });
    const { username } = before;
    return (after) => {
      for (const { blockerId, blockedId } of ended) this.blocks.delete(blockerId, blockedId);
      for (const { room, heir } of leftRooms) {
        this.announcer.left({ ...after, username }, room);
        if (heir) this.announcer.inherited({ room, membership: heir });
      }
      // Open pages know them by the name they had.
      const shown = { username, displayName: after.displayName };
      this.broadcaster.send({ everyone: true }, 'user_updated', { user: shown });
    };
  }

  /** Conversations of two stay: they are the other's as well. */
  private async leaveRooms(
    manager: EntityManager,
    { id: userId }: User,
  ): Promise<{ room: Room; heir: Membership | null }[]> {
    const places = await manager.getRepository(Membership).find({
      where: { userId, room: { kind: In(['public', 'private']) } },
      relations: { room: true },
    });
    const left = [];
    for (const membership of places) {
      const heir = await removeMember(manager, membership.room, membership);
      left.push({ room: membership.room, heir });
    }
    return left;
  }
}
