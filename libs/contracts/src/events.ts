import type { WireError } from './errors.js';
import type { Member, Message, PresenceState, Room, User } from './models.js';
import type { ReadAnswer, RoomAnswer, SyncAnswer } from './requests.js';

/** The answer to every event: `{ok: true, …}` or `{ok: false, error}`. */
export type Answer<T> = ({ ok: true } & T) | { ok: false; error: WireError };
export type Ack<T> = (answer: Answer<T>) => void;

/** Takes a room's id or its slug. */
export interface RoomRef {
  room: string;
}

export interface SendMessagePayload extends RoomRef {
  text: string;
  /** A UUID made by the sender; the same id sent again gives the first answer. */
  clientId: string;
}

export interface TypingPayload extends RoomRef {
  typing: boolean;
}

export interface MarkReadPayload extends RoomRef {
  seq: number;
}

export interface SyncPayload extends RoomRef {
  /** The newest rev the asker has; 0 for everything. */
  since: number;
}

export interface UserInfoPayload {
  username: string;
}

/** What a client may send. */
export interface ClientToServerEvents {
  /** Posts a message. Acknowledged after it is on disk; repeat with the same clientId until then. */
  message: (payload: SendMessagePayload, ack: Ack<{ message: Message }>) => void;
  /** Joins a public room and answers with it; joining again changes nothing. */
  join_room: (payload: RoomRef, ack: Ack<{ room: Room; members: Member[]; online: string[] }>) => void;
  /** Leaves a room. */
  leave_room: (payload: RoomRef, ack: Ack<RoomAnswer>) => void;
  /** Answers a room one is a member of. Every socket of a person hears all of their rooms from its connection on. */
  open_room: (payload: RoomRef, ack: Ack<RoomAnswer>) => void;
  /** Says that one is typing, or stopped. Volatile: no answer is needed. */
  typing: (payload: TypingPayload, ack?: Ack<object>) => void;
  /** Moves one's own read mark forward. */
  mark_messages_read: (payload: MarkReadPayload, ack: Ack<ReadAnswer>) => void;
  /** Asks for every change of a room since a rev. */
  sync: (payload: SyncPayload, ack: Ack<SyncAnswer>) => void;
  /** Usernames of everybody who is online. */
  get_online_users: (payload: object, ack: Ack<{ online: string[] }>) => void;
  /** A person's card. */
  request_user_info: (payload: UserInfoPayload, ack: Ack<{ user: User }>) => void;
}

export interface MessagesEvent {
  room: string;
  messages: Message[];
}

export interface MembershipEvent {
  room: string;
  user: User;
  memberCount: number;
}

export interface TypingEvent {
  room: string;
  username: string;
  displayName: string;
  typing: boolean;
}

export interface PresenceChange {
  username: string;
  state: PresenceState;
  lastSeenAt?: string;
}

export interface ReadEvent {
  room: string;
  username: string;
  lastReadSeq: number;
}

export type SessionEndReason = 'banned' | 'revoked' | 'logout' | 'role' | 'expired';

/** What the server may send. */
export interface ServerToClientEvents {
  /** One new message of a room one is in; the sender gets it too. */
  message: (message: Message) => void;
  /** Several new messages of one room that were stored together, in order. */
  messages: (batch: MessagesEvent) => void;
  /** Somebody became a member of a room one is in. */
  user_joined: (event: MembershipEvent) => void;
  /** Somebody is no longer a member of a room one is in. */
  user_left: (event: MembershipEvent) => void;
  /** Somebody started or stopped typing; holds for six seconds unless renewed. */
  user_typing: (event: TypingEvent) => void;
  /** Who came and who went, gathered: at most one frame a second. */
  presence: (event: { changes: PresenceChange[] }) => void;
  /** A room one may see was made, or one's own place in it changed. With `membership` when one is in it. */
  new_room: (event: { room: Room }) => void;
  /** A room's name, description or archive state changed; `room.rev` counts the change. */
  room_updated: (event: { room: Room }) => void;
  /** One is no longer in this room: left in another tab, or was removed. */
  room_removed: (event: { room: string }) => void;
  /** One's own read mark moved, perhaps on another device. */
  read_updated: (event: ReadEvent) => void;
  /** This session is over; the socket closes right after. */
  session_ended: (event: { reason: SessionEndReason }) => void;
  /** A fault that belongs to no event that was sent. */
  error: (error: WireError) => void;
}

export type ClientEvent = keyof ClientToServerEvents;
export type ServerEvent = keyof ServerToClientEvents;
export type ClientPayload<E extends ClientEvent> = Parameters<ClientToServerEvents[E]>[0];
export type ServerPayload<E extends ServerEvent> = Parameters<ServerToClientEvents[E]>[0];

/** What an ack of the event carries when it is `ok`. */
export type AckOf<E extends ClientEvent> =
  NonNullable<Parameters<ClientToServerEvents[E]>[1]> extends Ack<infer T> ? T : never;
