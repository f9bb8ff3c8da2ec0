import type { Message } from './message.js';
import type { Language } from './preferences.js';
import type { Mute, User } from './user.js';

export type RoomKind = 'public' | 'private' | 'direct';
export type MembershipRole = 'owner' | 'moderator' | 'member';

/** Of which of a room's messages somebody wants to be told. */
export const NOTIFICATION_LEVELS = ['all', 'mentions', 'none'] as const;
export type NotificationLevel = (typeof NOTIFICATION_LEVELS)[number];

/** The reader's own relation to a room. */
export interface Membership {
  role: MembershipRole;
  joinedAt: string;
  /** Everything up to this seq is read. */
  lastReadSeq: number;
  /** How many messages up to `lastReadSeq` stand only in threads. */
  lastReadAsides: number;
  /** Messages after `lastReadSeq` that mention the reader. */
  mentions: number;
  notifications: NotificationLevel;
  /** Set while one may not write here. */
  mute?: Mute;
}

/** What those who keep a room decide for all in it. */
export interface RoomSettings {
  /** Whether the server looks up what is behind links. */
  linkPreviews: boolean;
  /** Whom writing is for; absent: everybody in it. */
  posting?: RoomRight;
  /** Whom bringing people in is for; absent: as is usual for its kind. */
  inviting?: RoomRight;
  /** Whom calling everybody is for; absent: those who keep order. */
  mentioningAll?: RoomRight;
  /** Seconds from one message of a plain member to the next; absent: none. */
  slowMode?: number;
  /** Days after which messages are removed, 0 for never; absent: as the server has it. */
  retentionDays?: number;
  /** From where somebody who joins may read; absent: from the start. */
  history?: HistoryStart;
}

/** The least place in a room that a right is for. */
export const ROOM_RIGHTS = ['member', 'moderator', 'owner'] as const;
export type RoomRight = (typeof ROOM_RIGHTS)[number];

export const HISTORY_STARTS = ['start', 'joining'] as const;
export type HistoryStart = (typeof HISTORY_STARTS)[number];

export interface Room {
  id: string;
  slug?: string;
  kind: RoomKind;
  /** Empty for direct rooms: they are called after `with`. */
  name: string;
  /** Only the rooms made at first start carry names in both languages. */
  names?: Record<Language, string>;
  description: string;
  /** Id of the file that shows it; another picture has another id. */
  picture?: string;
  settings: RoomSettings;
  /** Number of the newest message. */
  seq: number;
  /** How many of its messages stand only in threads. */
  asides: number;
  /** Number of the newest change of any sort. */
  rev: number;
  memberCount: number;
  /** Username; absent for rooms made by the server. */
  createdBy?: string;
  createdAt: string;
  archivedAt?: string;
  /** Present when the reader is a member; never in broadcasts. */
  membership?: Membership;
  /** Present in lists, for members: the newest message that does not stand only in a thread. */
  lastMessage?: Message;
  /** In direct rooms: the other person. Never in broadcasts to both. */
  with?: User;
}

/** Somebody in a room. */
export interface Member {
  user: User;
  role: MembershipRole;
  joinedAt: string;
  /** That they may not write here; for those who keep order in the room. */
  mute?: Mute;
}

/** How far a member of a room has read. */
export interface ReadMark {
  username: string;
  lastReadSeq: number;
}
