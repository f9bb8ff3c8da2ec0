import type {
  Language,
  Member,
  Message,
  OwnUser,
  Preferences,
  Room,
  RoomKind,
  Session,
  User,
} from './models.js';

export interface RegisterRequest {
  username: string;
  password: string;
  displayName?: string;
  email?: string;
  locale?: Language;
}

export interface LoginRequest {
  username: string;
  password: string;
}

export interface ChangePasswordRequest {
  currentPassword: string;
  newPassword: string;
}

export interface UpdateProfileRequest {
  displayName?: string;
  /** An empty string removes it. */
  email?: string;
  bio?: string;
}

export type UpdatePreferencesRequest = Preferences;

export interface CreateRoomRequest {
  name: string;
  /** Public when absent. Direct rooms are not made this way. */
  kind?: Exclude<RoomKind, 'direct'>;
  slug?: string;
  description?: string;
}

export interface UpdateRoomRequest {
  name?: string;
  description?: string;
}

export interface SendMessageRequest {
  text: string;
  /** A UUID made by the sender; the same id sent again gives the first answer. */
  clientId: string;
}

/** At most one of `before`, `after`, `around`; each is a seq. None: the newest page. */
export interface HistoryQuery {
  before?: number;
  after?: number;
  around?: number;
  limit?: number;
}

export interface MarkReadRequest {
  /** Everything up to and with this seq is read; it never moves back. */
  seq: number;
}

export interface UserAnswer {
  user: User;
}
export interface OwnUserAnswer {
  user: OwnUser;
}
export interface UsersAnswer {
  users: User[];
}
export interface SessionsAnswer {
  sessions: Session[];
}
export interface RoomAnswer {
  room: Room;
}
/** All rooms one is in, then public rooms one may join. */
export interface RoomsAnswer {
  rooms: Room[];
}
export interface MembersAnswer {
  members: Member[];
  hasMore: boolean;
}
export interface MessageAnswer {
  message: Message;
}
/** Ascending by seq. `hasMore` speaks of the direction asked for (older, unless `after`). */
export interface HistoryAnswer {
  messages: Message[];
  hasMore: boolean;
  /** With `around` only: whether there is more on the newer side too. */
  hasMoreAfter?: boolean;
}
/** Everything whose rev is greater than the one asked for, ascending by rev; ask again from `rev` while `hasMore`. */
export interface SyncAnswer {
  room: Room;
  rev: number;
  messages: Message[];
  hasMore: boolean;
}
export interface ReadAnswer {
  lastReadSeq: number;
}
