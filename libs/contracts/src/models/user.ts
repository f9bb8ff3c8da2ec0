import type { Preferences } from './preferences.js';

/** From the least to the highest. */
export const USER_ROLES = ['member', 'moderator', 'admin'] as const;
export type UserRole = (typeof USER_ROLES)[number];

/** How somebody seems to others. */
export type PresenceState = 'online' | 'away' | 'dnd' | 'offline';

/** How somebody wants to seem; idle people who chose `online` seem `away`. */
export const STATUS_CHOICES = ['online', 'away', 'dnd', 'invisible'] as const;
export type StatusChoice = (typeof STATUS_CHOICES)[number];

export interface UserStatus {
  state: PresenceState;
  text?: string;
  emoji?: string;
  /** When text and emoji end. */
  until?: string;
}

/** What anybody signed in may know of a person. */
export interface User {
  id: string;
  username: string;
  displayName: string;
  /** Id of the file that shows them; another picture has another id. */
  avatar?: string;
  role: UserRole;
  status: UserStatus;
  bio: string;
  createdAt: string;
  /** When the person was last connected; absent for somebody who never was, or who does not show it. */
  lastSeenAt?: string;
}

/** That somebody may write nowhere, or not in one room. */
export interface Mute {
  /** Absent: for ever. */
  until?: string;
  reason?: string;
}

/** One's own account. */
export interface OwnUser extends User {
  /** Set while they may write nowhere. */
  mute?: Mute;
  email?: string;
  preferences: Preferences;
  /** How one wants to seem; `status` is how one seems. */
  statusChoice: StatusChoice;
  /** Usernames of people one has blocked. */
  blocked: string[];
}

/** What a person has done here. */
export interface UserStats {
  messages: number;
  /** Absent, as what follows is, for others where the person does not show when they are here. */
  logins?: number;
  /** Days (in UTC) on which they were connected. */
  daysActive?: number;
  joinedAt: string;
  lastSeenAt?: string;
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
