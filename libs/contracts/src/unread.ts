import type { Membership, Room } from './models.js';

/**
 * Messages of a room the reader has not seen: what came after the mark, less what stands only in threads, which have
 * counts of their own. One's own are not among them, for sending moves one's own mark.
 */
export function unreadCount(
  room: Pick<Room, 'seq' | 'asides'>,
  membership: Pick<Membership, 'lastReadSeq' | 'lastReadAsides'>,
): number {
  return Math.max(0, room.seq - room.asides - (membership.lastReadSeq - membership.lastReadAsides));
}
