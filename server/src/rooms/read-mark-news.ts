import { Injectable } from '@nestjs/common';
import type { ReadEvent } from '#contracts';
import { Broadcaster } from '../realtime/broadcaster.js';
import { BlockList } from '../users/block-list.js';
import type { Membership } from './membership.entity.js';

/** Who hears of a read mark: its owner's tabs always, others where the room's rev counts it. After the commit. */
@Injectable()
export class ReadMarkNews {
  constructor(
    private readonly broadcaster: Broadcaster,
    private readonly blocks: BlockList,
  ) {}

  /** `rev`: the number of the change, where others hear of it. */
  moved(membership: Membership, mentions: number, rev?: number): void {
    const { roomId: room, userId } = membership;
    const counted = { ...event(membership), ...(rev && { rev }) };
    this.tellOwn(counted, membership, mentions);
    if (!rev) return;
    const except = [userId, ...this.blocks.apartFrom(userId)];
    this.broadcaster.send({ room, except }, 'read_updated', counted);
  }

  /** Marking as unread is a note to oneself: what others saw read stays read to them. */
  movedBack(membership: Membership, mentions: number): void {
    this.tellOwn(event(membership), membership, mentions);
  }

  private tellOwn(event: ReadEvent, { userId, lastReadAsides }: Membership, mentions: number): void {
    this.broadcaster.send({ user: userId }, 'read_updated', { ...event, own: { lastReadAsides, mentions } });
  }
}

const event = ({ roomId, user, lastReadSeq }: Membership): ReadEvent => ({
  room: roomId,
  username: user.username,
  lastReadSeq,
});
