import type { FileInfo, LinkPreview } from './file.js';
import type { Poll } from './poll.js';

export type MessageType = 'text' | 'poll' | 'file';
export type TextDirection = 'rtl' | 'ltr';
/** `auto`: each paragraph its own. */
export type DirectionChoice = TextDirection | 'auto';

/** One emoji under a message and who gave it. */
export interface Reaction {
  emoji: string;
  count: number;
  /** Usernames of the first ten, in the order of their giving. */
  usernames: string[];
  /** Whether the reader is among them; absent in broadcasts. */
  mine?: boolean;
}

/** Somebody as a message shows them. */
export interface Face {
  username: string;
  displayName: string;
  /** The id of their picture. */
  avatar?: string;
}

/** What stands under a message that a thread begins at. */
export interface ThreadSummary {
  /** Replies that were ever posted: also the `threadSeq` of the newest. */
  count: number;
  lastAt: string;
  /** The latest to reply, at most three, the newest first. */
  people: Face[];
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
  /** Id of the picture of its author, as it is now. */
  avatar?: string;
  type: MessageType;
  /** Empty once deleted. Of a poll: its question. Of files: what is said of them, and it may be empty. */
  text: string;
  /** The direction its writer chose for all of it; absent: each paragraph has its own. */
  dir?: TextDirection;
  timestamp: string;
  /** The sender's own id of the attempt: finds the local echo. */
  clientId: string;
  /** Id of the message it answers; that is read through the reader's own rights. */
  replyTo?: string;
  /** Id of the message whose thread it stands in. */
  thread?: string;
  /** Place in the thread: 1, 2, 3 …; with `thread`. */
  threadSeq?: number;
  /** Of a message with `thread`: whether it is shown in the room as well. */
  inRoom?: boolean;
  /** How many of the room's messages up to and with this one stand only in threads; absent for none. */
  asides?: number;
  /** Usernames of members it mentions; `all` stands for everybody. */
  mentions: string[];
  /** In the order of their first giving. */
  reactions: Reaction[];
  /** Of the thread that begins here. */
  replies?: ThreadSummary;
  poll?: Poll;
  /** With type `file`, in the order of their sender. */
  files?: FileInfo[];
  /** Of links in its text; they come with a change of the message. */
  links?: LinkPreview[];
  pinnedAt?: string;
  /** Username. */
  pinnedBy?: string;
  editedAt?: string;
  deletedAt?: string;
  /** Username, where it was not the author. */
  deletedBy?: string;
  /** Whether the reader has bookmarked it; absent in broadcasts. */
  bookmarked?: boolean;
}

/** A text the message had before. */
export interface MessageEdit {
  text: string;
  /** When this text was written. */
  at: string;
}

/** A thread as the reader follows it. Unread is `root.replies.count - lastReadSeq`. */
export interface Thread {
  /** The message it begins at. */
  root: Message;
  following: boolean;
  /** The newest `threadSeq` read. */
  lastReadSeq: number;
}
