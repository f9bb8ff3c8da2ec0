import type { MembershipEvent, Message, ReadEvent, Room } from '#contracts';

/** Every room the reader may know of, by id: those they are in and those they may join. */
export type RoomMap = ReadonlyMap<string, Room>;

/** Messages nobody has read yet, the reader's own not among them: sending moves one's own mark. */
export function unreadOf(room: Room): number {
  return room.membership ? Math.max(0, room.seq - room.membership.lastReadSeq) : 0;
}

/** When something last happened here, for the order of the list. */
export function lastActivity(room: Room): string {
  return room.lastMessage?.timestamp ?? room.membership?.joinedAt ?? room.createdAt;
}

/** The server's list. A read mark that it does not know yet stays: marks never move back. */
export function snapshot(rooms: readonly Room[], before: RoomMap): RoomMap {
  const fresh: RoomMap = new Map(rooms.map((room) => [room.id, room]));
  return [...before.values()].reduce(
    (map, { id, membership }) =>
      membership ? withRead(map, { room: id, lastReadSeq: membership.lastReadSeq }) : map,
    fresh,
  );
}

/** New messages of one room. Those already counted change nothing. */
export function withMessages(rooms: RoomMap, messages: readonly Message[], reader: string): RoomMap {
  return messages.reduce((map, message) => withMessage(map, message, reader), rooms);
}

function withMessage(rooms: RoomMap, message: Message, reader: string): RoomMap {
  const room = rooms.get(message.room);
  if (!room) return rooms;
  const own = message.username === reader ? message.seq : 0;
  const newest = message.seq >= (room.lastMessage?.seq ?? 0);
  return put(rooms, {
    ...room,
    seq: Math.max(room.seq, message.seq),
    rev: Math.max(room.rev, message.rev),
    ...(newest && { lastMessage: message }),
    ...(room.membership && {
      membership: { ...room.membership, lastReadSeq: Math.max(room.membership.lastReadSeq, own) },
    }),
  });
}

/** A room that was made, joined, or changed. Broadcasts carry neither membership nor last message. */
export function withRoom(rooms: RoomMap, incoming: Room): RoomMap {
  const known = rooms.get(incoming.id);
  if (!known) return put(rooms, incoming);
  const newer = incoming.rev >= known.rev ? incoming : known;
  const membership = incoming.membership ?? known.membership;
  const lastMessage = newest(known.lastMessage, incoming.lastMessage);
  return put(rooms, {
    ...newer,
    seq: Math.max(known.seq, incoming.seq),
    ...(membership && {
      membership: {
        ...membership,
        lastReadSeq: Math.max(membership.lastReadSeq, known.membership?.lastReadSeq ?? 0),
      },
    }),
    ...(lastMessage && { lastMessage }),
  });
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

/** One's own mark moved, here or on another device; it never moves back. */
export function withRead(rooms: RoomMap, { room: id, lastReadSeq }: Omit<ReadEvent, 'username'>): RoomMap {
  const room = rooms.get(id);
  if (!room?.membership || room.membership.lastReadSeq >= lastReadSeq) return rooms;
  return put(rooms, { ...room, membership: { ...room.membership, lastReadSeq } });
}

function newest(one?: Message, other?: Message): Message | undefined {
  return (one?.seq ?? 0) > (other?.seq ?? 0) ? one : (other ?? one);
}

function put(rooms: RoomMap, room: Room): RoomMap {
  return new Map(rooms).set(room.id, room);
}
