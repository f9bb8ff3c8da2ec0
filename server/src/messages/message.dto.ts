import type { Face, Message, MessageType, Reaction, TextDirection, ThreadSummary } from '#contracts';
import { FileInfoDto, LinkPreviewDto } from '../files/file.dto.js';
import { PollDto } from '../polls/poll.dto.js';

export class ReactionDto implements Reaction {
  /** @example "👍" */
  emoji: string;

  /** @example 2 */
  count: number;

  /**
   * Usernames of the first ten.
   * @example ["sara_m", "omid"]
   */
  usernames: string[];

  /** Whether the reader is among them. */
  mine?: boolean;
}

export class FaceDto implements Face {
  /** @example "omid" */
  username: string;

  /** @example "امید" */
  displayName: string;

  /**
   * The id of their picture.
   * @example "019a1b2c-3d4e-7f00-8000-000000000009"
   */
  avatar?: string;
}

export class ThreadSummaryDto implements ThreadSummary {
  /** @example 4 */
  count: number;

  /** @example "2026-03-21T09:10:00.000Z" */
  lastAt: string;

  /** The latest to reply, the newest first. */
  people: FaceDto[];
}

export class MessageDto implements Message {
  /** @example "019a1b2c-3d4e-7f00-8000-000000000004" */
  id: string;

  /**
   * The room's id.
   * @example "019a1b2c-3d4e-7f00-8000-000000000003"
   */
  room: string;

  /**
   * Place in the room, without holes.
   * @example 42
   */
  seq: number;

  /**
   * The room's rev at this message's newest change.
   * @example 45
   */
  rev: number;

  /** @example "sara_m" */
  username: string;

  /** @example "سارا محمدی" */
  displayName: string;

  /**
   * Id of the picture of its author, as it is now.
   * @example "019a1b2c-3d4e-7f00-8000-000000000011"
   */
  avatar?: string;

  /** @example "text" */
  type: MessageType;

  /**
   * Empty once deleted. Of a poll: its question. Of files: what is said of them, and it may be empty.
   * @example "سلام! نسخهٔ تازه آماده است."
   */
  text: string;

  /**
   * The direction its writer chose for all of it.
   * @example "rtl"
   */
  dir?: TextDirection;

  /** @example "2026-03-21T08:30:00.000Z" */
  timestamp: string;

  /** @example "5f0c9c1e-6f7d-4d2e-9a53-0d3f6c1b2a10" */
  clientId: string;

  /**
   * Id of the message it answers.
   * @example "019a1b2c-3d4e-7f00-8000-000000000005"
   */
  replyTo?: string;

  /**
   * Id of the message whose thread it stands in.
   * @example "019a1b2c-3d4e-7f00-8000-000000000006"
   */
  thread?: string;

  /**
   * Place in the thread, with `thread`.
   * @example 3
   */
  threadSeq?: number;

  /** Of a message with `thread`: whether it is shown in the room as well. */
  inRoom?: boolean;

  /**
   * How many of the room's messages up to and with this one stand only in threads; absent for none.
   * @example 2
   */
  asides?: number;

  /**
   * Usernames of members it mentions; `all` stands for everybody.
   * @example ["omid"]
   */
  mentions: string[];

  reactions: ReactionDto[];

  /** Of the thread that begins here. */
  replies?: ThreadSummaryDto;

  poll?: PollDto;

  /** With type `file`. */
  files?: FileInfoDto[];

  /** What is behind the links in its text. */
  links?: LinkPreviewDto[];

  /** @example "2026-03-21T08:40:00.000Z" */
  pinnedAt?: string;

  /** @example "sara_m" */
  pinnedBy?: string;

  /** @example "2026-03-21T08:35:00.000Z" */
  editedAt?: string;

  /** @example "2026-03-21T09:00:00.000Z" */
  deletedAt?: string;

  /**
   * Username, where it was not the author.
   * @example "sara_m"
   */
  deletedBy?: string;

  /** Whether the reader has bookmarked it. */
  bookmarked?: boolean;
}
