import type {
  ErrorCode,
  FileInfo,
  MessageType,
  NotificationReason,
  Poll,
  TextDirection,
  WireError,
} from '#contracts';

/** A poll that comes with its message, whose text is the question. */
export interface NewPoll {
  id: string;
  options: { id: string; text: string }[];
  multiple: boolean;
  anonymous: boolean;
  closesAt: number | null;
}

/** A message as its sender gave it, cleaned and checked for form. */
export interface NewMessage {
  id: string;
  authorId: string;
  /** A room's id or slug. */
  room: string;
  clientId: string;
  text: string;
  dir: TextDirection | null;
  createdAt: number;
  /** Id of the message it answers. */
  replyTo: string | null;
  /** Id of the message whose thread it goes to, or of one in that thread. */
  thread: string | null;
  /** Whether the room shows it; of a message of a thread. */
  inRoom: boolean;
  /** The names its text calls, as written. */
  calls: string[];
  poll?: NewPoll;
  /** Ids of the files it brings, at least one. */
  fileIds?: string[];
}

/** A message as it is stored, with what the wire needs of its author. */
export interface StoredMessage {
  id: string;
  roomId: string;
  seq: number;
  rev: number;
  username: string;
  displayName: string;
  /** The picture of its author. */
  avatarId: string | null;
  clientId: string;
  type: MessageType;
  text: string;
  dir: TextDirection | null;
  createdAt: number;
  replyToId: string | null;
  threadId: string | null;
  threadSeq: number | null;
  inRoom: boolean;
  asides: number;
  mentions: string[];
  poll?: Poll;
  files?: FileInfo[];
}

/** Whom a message concerns: they are told of it at once, each for the strongest reason. */
export interface Concern {
  people: { userId: string; reason: NotificationReason }[];
  /** Set when it calls everybody: ids of those in the room who are not told even so. */
  everybodyBut?: string[];
}

/** What became of a message that is stored now. */
export interface Stored {
  kind: 'stored';
  message: StoredMessage;
  /** In a conversation of two. */
  isDirect: boolean;
  /** Absent where nobody is concerned more than the rest of the room. */
  concern?: Concern;
  /** Ids of people whose place in its thread changed with it. */
  followers: string[];
}

/** Why a message is not taken, and when it may be tried again. */
export interface Refused extends Pick<WireError, 'retryAfterMs' | 'until' | 'reason'> {
  kind: 'refused';
  code: ErrorCode;
}

/** What became of one message: stored now, stored before (the sender repeated it), or refused. */
export type Outcome = Stored | { kind: 'repeated'; id: string; isMember: boolean } | Refused;

export interface Appended {
  /** One a message, in the order given. */
  outcomes: Outcome[];
  /** Ids of messages whose threads have grown. Each has a rev of its own, after those of the batch. */
  roots: string[];
}

/**
 * The database cannot take anything now (locked, full, read-only, a failing disk): trying the parts of a batch one
 * by one would fail each of them, and wait for each.
 */
export class StoreUnavailable extends Error {
  constructor(cause: unknown) {
    super('The message store takes nothing now.', { cause });
  }
}

/** Where the message log writes; one a database. */
export interface MessageStore {
  /**
   * Stores messages in the order given, in one transaction that is on disk when this returns.
   * Rights are decided inside it, so nobody posts by a right that was lost a moment ago.
   * A refused message fails alone.
   * @throws StoreUnavailable when the database takes nothing, else what it throws at the batch; nothing was stored then.
   */
  append(batch: readonly NewMessage[]): Appended;
}
