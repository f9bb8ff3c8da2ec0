import {
  type Membership,
  type MembershipEvent,
  type Message,
  type ReadEvent,
  type Room,
  unreadCount,
} from '#contracts';
import { changed, isAside } from './message-change';
import type { RoomChange } from './message-changes';

/** Every room the reader may know of, by id: those they are in and those they may join. */
export type RoomMap = ReadonlyMap<string, Room>;

/** Who reads: their own messages move their mark, and nobody they blocked calls them. */
export interface RoomReader {
  readonly username: string;
  readonly blocked: readonly string[];
}

/** Where a reader stands: the place in the room, and how much before it stands only in threads. */
export interface ReadPlace {
  readonly seq: number;
  readonly asides?: number;
}

/** Messages the reader has not seen, those that stand only in threads not among them. */
export function unreadOf(room: Room): number {
  return room.membership ? unreadCount(room, room.membership) : 0;
}

/** When something last happened here, for the order of the list. */
export function lastActivity(room: Room): string {
  return room.lastMessage?.timestamp ?? room.membership?.joinedAt ?? room.createdAt;
}

/** The server's list. */
export function snapshot(rooms: readonly Room[]): RoomMap {
  return new Map(rooms.map((room) => [room.id, room]));
}

/** Something happened to a message of a room. What is counted already changes nothing. */
export function withChange(rooms: RoomMap, change: RoomChange, reader: RoomReader): RoomMap {
  const room = rooms.get(change.room);
  if (!room) return rooms;
  const { message, rev = 0 } = change;
  const known = room.lastMessage && changed(room.lastMessage, change);
  const next = { ...room, rev: Math.max(room.rev, rev), ...(known && { lastMessage: known }) };
  return put(rooms, message ? withMessage(next, message, reader) : next);
}

function withMessage(room: Room, message: Message, reader: RoomReader): Room {
  const posted = message.seq > room.seq;
  const last = !isAside(message) && message.seq > (room.lastMessage?.seq ?? 0);
  return {
    ...room,
    ...(posted && { seq: message.seq, asides: message.asides ?? 0 }),
    ...(last && { lastMessage: message }),
    ...(room.membership && { membership: read(room.membership, message, reader, posted) }),
  };
}

/** Sending reads everything before it; a reply that stands only in its thread is sent from elsewhere. */
function read(membership: Membership, message: Message, reader: RoomReader, posted: boolean): Membership {
  const { username, mentions } = message;
  if (!posted) return membership;
  if (username === reader.username) return isAside(message) ? membership : forward(membership, message, true);
  const calls = mentions.includes(reader.username) || mentions.includes('all');
  return calls && !reader.blocked.includes(username)
    ? { ...membership, mentions: membership.mentions + 1 }
    : membership;
}

/** The mark at that place, unless it is there or further. `all` when nothing after it mentions the reader. */
function forward(membership: Membership, { seq, asides = 0 }: ReadPlace, all: boolean): Membership {
  if (membership.lastReadSeq >= seq) return membership;
  return {
    ...membership,
    lastReadSeq: seq,
    lastReadAsides: asides,
    mentions: all ? 0 : membership.mentions,
  };
}

/** A room that was made, joined, or changed. Broadcasts carry neither membership nor last message. */
export function withRoom(rooms: RoomMap, incoming: Room): RoomMap {
  const known = rooms.get(incoming.id);
  if (!known) return put(rooms, incoming);
  const newer = incoming.rev >= known.rev ? incoming : known;
  const further = incoming.seq >= known.seq ? incoming : known;
  const membership = incoming.membership && {
    ...incoming.membership,
    ...furtherMark(incoming.membership, known.membership),
  };
  const lastMessage = newest(known.lastMessage, incoming.lastMessage);
  const other = incoming.with ?? known.with;
  return put(rooms, {
    ...newer,
    seq: further.seq,
    asides: further.asides,
    ...((membership ?? known.membership) && { membership: membership ?? known.membership }),
    ...(lastMessage && { lastMessage }),
    ...(other && { with: other }),
  });
}

/** An answer may be older than the mark: only the server's word on the mark itself moves it back. */
function furtherMark(told: Membership, known: Membership = told): Partial<Membership> {
  const { lastReadSeq, lastReadAsides, mentions } = told.lastReadSeq >= known.lastReadSeq ? told : known;
  return { lastReadSeq, lastReadAsides, mentions };
}

/** The reader is no longer in the room: a public one can be joined again, any other is out of sight. */
export function withoutMembership(rooms: RoomMap, id: string): RoomMap {
  const room = rooms.get(id);
  if (!room?.membership) return rooms;
  if (room.kind === 'public') {
    const { membership: _membership, lastMessage: _lastMessage, ...open } = room;
    return put(rooms, { ...open, memberCount: Math.max(0, room.memberCount - 1) });
  }
  const rest = new Map(rooms);
  rest.delete(id);
  return rest;
}

export function withMemberCount(rooms: RoomMap, { room: id, memberCount }: MembershipEvent): RoomMap {
  const room = rooms.get(id);
  return room ? put(rooms, { ...room, memberCount }) : rooms;
}

/** One's own settings of a room and one's place in it, as the server told them. */
export function withMembership(rooms: RoomMap, id: string, membership: Membership): RoomMap {
  const room = rooms.get(id);
  if (!room?.membership) return rooms;
  return put(rooms, { ...room, membership: { ...membership, ...furtherMark(membership, room.membership) } });
}

/** One's own mark moved on this page; that of the server moves by `withReadMark`. */
export function withRead(rooms: RoomMap, id: string, place: ReadPlace): RoomMap {
  const room = rooms.get(id);
  if (!room?.membership) return rooms;
  const membership = forward(room.membership, place, place.seq >= room.seq);
  return membership === room.membership ? rooms : put(rooms, { ...room, membership });
}

/** One's own mark as the server has it: it moves forward, and back when messages were marked as unread. */
export function withReadMark(
  rooms: RoomMap,
  { room: id, lastReadSeq, own }: Pick<ReadEvent, 'room' | 'lastReadSeq' | 'own'>,
): RoomMap {
  const room = rooms.get(id);
  return room?.membership
    ? put(rooms, { ...room, membership: { ...room.membership, lastReadSeq, ...own } })
    : rooms;
}

function newest(one?: Message, other?: Message): Message | undefined {
  if (one && one.id === other?.id) return one.rev > other.rev ? one : other;
  return (one?.seq ?? 0) > (other?.seq ?? 0) ? one : (other ?? one);
}

function put(rooms: RoomMap, room: Room): RoomMap {
  return new Map(rooms).set(room.id, room);
}
