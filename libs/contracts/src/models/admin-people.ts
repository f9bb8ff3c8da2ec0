import type { ResetLink } from './admin-doors.js';
import type { AuditEntry } from './audit.js';
import type { Language } from './preferences.js';
import type { MembershipRole, Room } from './room.js';
import type { Mute, Session, User, UserRole } from './user.js';

/** What the list of people can be narrowed to. */
export const PERSON_STATES = ['active', 'online', 'banned', 'muted', 'deactivated'] as const;
export type PersonState = (typeof PERSON_STATES)[number];

export const PEOPLE_SORTS = ['name', 'newest', 'lastSeen'] as const;
export type PeopleSort = (typeof PEOPLE_SORTS)[number];

/** That somebody may not use the server. */
export interface Ban {
  since: string;
  /** Absent: for ever. */
  until?: string;
  reason?: string;
  /** Username; absent: the server itself, or somebody whose account is gone. */
  by?: string;
  /** How many addresses are shut with it. */
  addresses: number;
}

/** Somebody as the console shows them. */
export interface ConsolePerson extends Pick<User, 'id' | 'username' | 'displayName' | 'avatar' | 'role'> {
  /** For admins only. */
  email?: string;
  createdAt: string;
  /** When the last connection ended; absent for somebody who never was here. */
  lastSeenAt?: string;
  online: boolean;
  ban?: Ban;
  mute?: Mute;
  deactivatedAt?: string;
}

/** What somebody has done here, and what it takes. */
export interface PersonFigures {
  messages: number;
  files: number;
  /** Of their files. */
  bytes: number;
  logins: number;
  /** Days (in UTC) on which they were connected. */
  daysActive: number;
  /** Of their messages, by others and by the server itself. */
  reports: number;
  /** By them, of others' messages. */
  reportsMade: number;
}

/** A room that somebody is in; conversations of two are nobody else's. */
export interface PersonRoom extends Pick<Room, 'id' | 'slug' | 'name' | 'names' | 'archivedAt'> {
  kind: 'public' | 'private';
  role: MembershipRole;
}

/** All that the console knows of somebody. */
export interface PersonRecord {
  person: ConsolePerson;
  figures: PersonFigures;
  rooms: PersonRoom[];
  /** For admins only: the signed-in devices, the one used last first. */
  sessions?: Omit<Session, 'current'>[];
  /** What was done to them, the newest first; the newest fifty. Without addresses for moderators. */
  history: AuditEntry[];
}

export interface MakePersonRequest {
  username: string;
  displayName?: string;
  email?: string;
  /** `member` when absent. */
  role?: UserRole;
  /** Of the page, and of the letter. */
  locale?: Language;
}

export interface MadePersonAnswer {
  person: ConsolePerson;
  /** By which its person sets a password: nobody else ever knows it. */
  reset: ResetLink;
  /** Whether the link was mailed to them. */
  mailed: boolean;
}

/** What becomes of the messages of an account that is deleted. */
export const MESSAGE_FATES = ['keep', 'delete'] as const;
export type MessageFate = (typeof MESSAGE_FATES)[number];

export interface PeopleQuery {
  /** Words of the username, the display name or, for admins, the e-mail address; folded. */
  q?: string;
  role?: UserRole;
  state?: PersonState;
  /** Who came at this moment or later. */
  since?: string;
  /** By name when absent. */
  sort?: PeopleSort;
  cursor?: string;
  limit?: number;
}

export interface BanRequest {
  /** Absent: for ever. */
  until?: string;
  reason?: string;
  /** Also shuts the addresses of their devices, as long as the ban holds; never the address this comes from. */
  addresses?: boolean;
}

export interface RoleRequest {
  role: UserRole;
}

export interface DeactivationRequest {
  reason?: string;
}

export interface RemovePersonRequest {
  messages: MessageFate;
  /** Their username once more: what cannot be undone is not done by a slip. */
  username: string;
  reason?: string;
}

/** `cursor` is absent on the last page. */
export interface PeopleAnswer {
  people: ConsolePerson[];
  cursor?: string;
}
export interface PersonAnswer {
  person: ConsolePerson;
}
export interface PersonRecordAnswer {
  record: PersonRecord;
}
