import type { Membership as MembershipView, Message, Room as RoomView, User } from '#contracts';
import { muteView } from '../auth/standing.js';
import type { Membership } from './membership.entity.js';
import type { Room } from './room.entity.js';

/** What of a room is the reader's own. */
export interface OwnPlace {
  membership?: Membership | null;
  mentions?: number;
  lastMessage?: Message;
  with?: User;
}

/** A room as the wire shows it; with the reader's own place only in what goes to that reader alone. */
export function roomView(room: Room, own?: OwnPlace): RoomView {
  return {
    id: room.id,
    ...(room.slug && { slug: room.slug }),
    kind: room.kind,
    name: room.name,
    ...(room.names && { names: room.names }),
    description: room.description,
    ...(room.pictureId && { picture: room.pictureId }),
    settings: room.settings,
    seq: room.seq,
    asides: room.asides,
    rev: room.rev,
    memberCount: room.memberCount,
    ...(room.createdBy && { createdBy: room.createdBy.username }),
    createdAt: room.createdAt.toISOString(),
    ...(room.archivedAt && { archivedAt: room.archivedAt.toISOString() }),
    ...(own?.membership && { membership: membershipView(own.membership, own.mentions) }),
    ...(own?.lastMessage && { lastMessage: own.lastMessage }),
    ...(own?.with && { with: own.with }),
  };
}

export const membershipView = (membership: Membership, mentions = 0): MembershipView => ({
  role: membership.role,
  joinedAt: membership.joinedAt.toISOString(),
  lastReadSeq: membership.lastReadSeq,
  lastReadAsides: membership.lastReadAsides,
  mentions,
  notifications: membership.notifications,
  ...(membership.mutedAt && { mute: muteView(membership) }),
});
