import type {
  RegistrationMode,
  ServerFace,
  DirectionChoice,
  FileInfo,
  FileKind,
  HistoryStart,
  Language,
  Member,
  Membership,
  MembershipRole,
  Message,
  MessageEdit,
  NotificationLevel,
  OwnUser,
  Poll,
  PollOption,
  Preferences,
  ReadMark,
  Room,
  RoomKind,
  RoomRight,
  SearchHas,
  SearchHit,
  SharedFile,
  Session,
  StatusChoice,
  StorageUsage,
  TextDirection,
  Thread,
  Upload,
  User,
  UserStats,
} from './models.js';

export interface RegisterRequest {
  username: string;
  password: string;
  displayName?: string;
  email?: string;
  locale?: Language;
  /** What stands behind the hash sign of its link. */
  invitation?: string;
}

export interface LoginRequest {
  username: string;
  password: string;
}

/** The password again, before a deed of much weight. */
export interface ConfirmRequest {
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

/** Only what is given changes. */
export interface StatusRequest {
  status?: StatusChoice;
  /** An empty string removes it, and `emoji` and `until` with it unless they are given too. */
  text?: string;
  /** One emoji; an empty string removes it. */
  emoji?: string;
  /** When text and emoji end; an empty string: never. */
  until?: string;
}

export interface CreateRoomRequest {
  /** May be absent when `members` are given: the room is then called after them. */
  name?: string;
  /** Public when absent. Direct rooms are not made this way. */
  kind?: Exclude<RoomKind, 'direct'>;
  slug?: string;
  description?: string;
  /** Usernames of people to bring in at once; private rooms only, at most nine. */
  members?: string[];
}

export interface UpdateRoomRequest {
  name?: string;
  description?: string;
  linkPreviews?: boolean;
  /** Of these, null is: as is usual. */
  posting?: RoomRight | null;
  inviting?: RoomRight | null;
  mentioningAll?: RoomRight | null;
  retentionDays?: number | null;
  /** Seconds; 0: none. */
  slowMode?: number;
  history?: HistoryStart;
}

/** Somebody's place in a room. */
export interface MemberRoleRequest {
  role: MembershipRole;
}

/** One's own settings of a room. */
export interface UpdateMembershipRequest {
  notifications?: NotificationLevel;
}

export interface SendMessageRequest {
  /** May be empty with `fileIds`. */
  text: string;
  /** A UUID made by the sender; the same id sent again gives the first answer. */
  clientId: string;
  /** Id of a message of the same room. */
  replyTo?: string;
  /** Id of the message whose thread it goes to. */
  thread?: string;
  /** With `thread`: to show it in the room as well. */
  inRoom?: boolean;
  /** Ids of files of one's own that were not sent yet, at most ten. */
  fileIds?: string[];
  /** To overrule the direction of its paragraphs. */
  dir?: TextDirection;
}

export interface EditMessageRequest {
  text: string;
  /** Absent: it stays as it is. */
  dir?: DirectionChoice;
}

/** Only what is given changes. */
export interface UpdateThreadRequest {
  following?: boolean;
  /** Everything up to this threadSeq is read; it never moves back. */
  seq?: number;
}

export interface CreatePollRequest {
  question: string;
  options: string[];
  /** False when absent. */
  multiple?: boolean;
  /** False when absent. */
  anonymous?: boolean;
  closesAt?: string;
  clientId: string;
}

export interface VoteRequest {
  /** Ids of all options one chooses, in place of those chosen before; none withdraws the vote. */
  options: string[];
}

/** Pages by keyset: pass the `cursor` of the page before. */
export interface CursorQuery {
  cursor?: string;
  limit?: number;
}

/** The words may hold filters too: `from:sara in:general before:1405/1/2 has:poll`. */
export interface SearchQuery extends CursorQuery {
  q: string;
  /** A room's id or slug. */
  room?: string;
  /** A username. */
  from?: string;
  /** A day, Jalali or Gregorian, or a moment; it is not within. */
  before?: string;
  /** A day, Jalali or Gregorian, or a moment; a day is not within. */
  after?: string;
  has?: SearchHas;
  /** An IANA name: where the days begin. Absent: where the server is. */
  timezone?: string;
}

/** What a picture of a person or a room is made of: an image of one's own that was not sent. */
export interface PictureRequest {
  fileId: string;
}

/** Files that were shared in rooms one may read, the newest first. */
export interface FilesQuery extends CursorQuery {
  /** A room's id or slug. */
  room?: string;
  /** A username. */
  from?: string;
  kind?: FileKind;
  /** Words of the name, folded. */
  q?: string;
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

export interface MarkUnreadRequest {
  /** This message and everything after it is unread again. */
  seq: number;
}

/** What a client should know of this server. */
export interface ServerInfo extends ServerFace {
  /** How people come to have accounts. */
  registration: RegistrationMode;
  /** Whether only admins may change anything now. */
  maintenance: boolean;
  /** What everybody is told; empty: nothing. */
  messageOfTheDay: Partial<Record<Language, string>>;
  /** How long after sending a message may be edited; absent: always. */
  editWindowMs?: number;
  /** Whether it looks up what is behind links, in rooms that want it. */
  linkPreviews: boolean;
  /** Whether it sends mails: a forgotten password can be replaced without an admin. */
  mail: boolean;
  uploads: UploadRules;
}

/** Which files this server takes. */
export interface UploadRules {
  /** In bytes. */
  maxSize: number;
  /** Endings of names, without the dot. */
  extensions: string[];
}

export interface ServerAnswer {
  server: ServerInfo;
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
export interface UserStatsAnswer {
  stats: UserStats;
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
/** One's own membership after it changed. */
export interface MembershipAnswer {
  room: string;
  membership: Membership;
}
/** Newest edit last; the text that stands now is not among them. */
export interface EditsAnswer {
  edits: MessageEdit[];
}
/** Everybody who gave one emoji or another, in the order of giving. */
export interface ReactionsAnswer {
  reactions: { emoji: string; users: User[] }[];
}
/** Members who have read a message and let others know, by username. */
export interface SeenAnswer {
  users: User[];
  hasMore: boolean;
}
/** Read marks of the others; empty in rooms with more than `LIMITS.readMarks.members`. */
export interface ReadMarksAnswer {
  reads: ReadMark[];
}
export interface FileAnswer {
  file: FileInfo;
}
export interface UploadAnswer {
  upload: Upload;
}
/** Newest first; `cursor` is absent on the last page. */
export interface FilesAnswer {
  files: SharedFile[];
  cursor?: string;
}
export interface UsageAnswer {
  usage: StorageUsage;
}
export interface PollAnswer {
  poll: Poll;
}
/** Everybody who voted, by option; refused for anonymous polls. */
export interface VotersAnswer {
  options: (Pick<PollOption, 'id'> & { users: User[] })[];
}
/** Newest first; `cursor` is absent on the last page. */
export interface MessagesPage {
  messages: Message[];
  cursor?: string;
}
export interface PinsAnswer {
  messages: Message[];
}
/** A page of a thread, ascending by `threadSeq`. */
export interface ThreadAnswer {
  thread: Thread;
  messages: Message[];
  hasMore: boolean;
  /** With `around` only: whether there is more on the newer side too. */
  hasMoreAfter?: boolean;
  /** Messages that those of the page answer, and that are not in it. */
  answered: Message[];
}
/** Threads one follows, those with the newest reply first. */
export interface ThreadsAnswer {
  threads: Thread[];
  cursor?: string;
}
export interface SearchAnswer {
  /** Those that hold the words as they were typed first, then those in which the last word goes on; the newest first. */
  hits: SearchHit[];
  /** Absent on the last page. A page may hold fewer hits than were asked for, even none, and have a cursor. */
  cursor?: string;
  /** The query as it would read on the other keyboard layout, when that finds something and this does not. */
  suggestion?: string;
}
/** Ascending by seq. `hasMore` speaks of the direction asked for (older, unless `after`). */
export interface HistoryAnswer {
  messages: Message[];
  hasMore: boolean;
  /** With `around` only: whether there is more on the newer side too. */
  hasMoreAfter?: boolean;
  /** Messages that those of the page answer, and that are not in it. */
  answered: Message[];
}
/** Everything whose rev is greater than the one asked for, ascending by rev; ask again from `rev` while `hasMore`. */
export interface SyncAnswer {
  room: Room;
  rev: number;
  messages: Message[];
  hasMore: boolean;
  /** Messages that those of the page answer, and that are not in it. */
  answered: Message[];
  /** Read marks of others that moved since. */
  reads: ReadMark[];
}
export interface ReadAnswer {
  lastReadSeq: number;
  lastReadAsides: number;
  /** Unread messages that mention one. */
  mentions: number;
}
