import type { Broadcaster } from '../realtime/broadcaster.js';
import type { MemberMentions } from './mention-counts.js';

/**
 * Tells people's own tabs how many mentions are unread, where a message that they have not read calls them no longer,
 * or now: the message alone does not say so to somebody who has not loaded it. Called after the commit.
 */
export function tellMentions(broadcaster: Broadcaster, members: MemberMentions[]): void {
  for (const { roomId: room, userId, username, lastReadSeq, lastReadAsides, mentions } of members) {
    const own = { lastReadAsides, mentions };
    broadcaster.send({ user: userId }, 'read_updated', { room, username, lastReadSeq, own });
  }
}
