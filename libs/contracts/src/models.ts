/** Shapes of things on the wire. Ids are UUIDv7 strings; times are ISO 8601 in UTC; text is Unicode NFC. */

export type UserRole = 'member' | 'moderator' | 'admin';
export type RoomKind = 'public' | 'private' | 'direct';
export type MembershipRole = 'owner' | 'moderator' | 'member';
export type MessageType = 'text';
export type PresenceState = 'online' | 'offline';

export const LANGUAGES = ['fa', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export const THEMES = ['system', 'light', 'dark', 'blue', 'green'] as const;
export type Theme = (typeof THEMES)[number];

/** What a person chose; an absent key means "as the browser or system says". */
export interface Preferences {
  language?: Language;
  theme?: Theme;
}

/** What anybody signed in may know of a person. */
export interface User {
  id: string;
  username: string;
  displayName: string;
  role: UserRole;
  status: { state: PresenceState; text?: string };
  bio: string;
  createdAt: string;
  /** When the person was last connected; absent for somebody who never was. */
  lastSeenAt?: string;
}

/** One's own account. */
export interface OwnUser extends User {
  email?: string;
  preferences: Preferences;
}

/** A signed-in device of one's own. */
export interface Session {
  id: string;
  /** The user agent it signed in with. */
  device: string;
  ip: string;
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
  current: boolean;
}

/** The reader's own relation to a room. */
export interface Membership {
  role: MembershipRole;
  joinedAt: string;
  /** Unread is `room.seq - lastReadSeq`. */
  lastReadSeq: number;
}

export interface Room {
  id: string;
  slug?: string;
  kind: RoomKind;
  name: string;
  /** Only the rooms made at first start carry names in both languages. */
  names?: Record<Language, string>;
  description: string;
  /** Number of the newest message. */
  seq: number;
  /** Number of the newest change of any sort. */
  rev: number;
  memberCount: number;
  /** Username; absent for rooms made by the server. */
  createdBy?: string;
  createdAt: string;
  archivedAt?: string;
  /** Present when the reader is a member; never in broadcasts. */
  membership?: Membership;
  /** Present in lists, for members. */
  lastMessage?: Message;
}

/** Somebody in a room. */
export interface Member {
  user: User;
  role: MembershipRole;
  joinedAt: string;
}

export interface Message {
  id: string;
  /** The room's id. */
  room: string;
  /** Place in the room: 1, 2, 3 … without holes. */
  seq: number;
  /** The room's rev at this message's newest change. */
  rev: number;
  username: string;
  displayName: string;
  type: MessageType;
  text: string;
  timestamp: string;
  /** The sender's own id of the attempt: finds the local echo. */
  clientId: string;
}
