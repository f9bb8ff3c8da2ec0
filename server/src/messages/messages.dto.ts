import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsUUID } from 'class-validator';
import {
  type HistoryAnswer,
  type HistoryQuery,
  LIMITS,
  type MessageAnswer,
  type SendMessagePayload,
  type SendMessageRequest,
  type MessagesPage,
  type CursorQuery,
  type FileSharePayload,
  type SyncPayload,
  type TextDirection,
} from '#contracts';
import {
  Different,
  MessageWords,
  Optional,
  QueryWhole,
  RoomReference,
  Text,
  Whole,
} from '../common/validation/rules.js';
import { HeldMessageDto } from '../order/held/held-message.dto.js';
import { MessageDto } from './message.dto.js';

export class SendMessageDto implements SendMessageRequest {
  /**
   * 1 to 4,000 characters, at least one of them visible; with files it may be empty.
   * @example "سلام! نسخهٔ تازه آماده است."
   */
  @MessageWords()
  text: string;

  /**
   * Made by the sender; repeat with the same one until there is an answer.
   * @example "5f0c9c1e-6f7d-4d2e-9a53-0d3f6c1b2a10"
   */
  @IsUUID('all')
  clientId: string;

  /**
   * Id of a message of the same room that this one answers.
   * @example "019a1b2c-3d4e-7f00-8000-000000000005"
   */
  @Optional()
  @IsUUID('all')
  replyTo?: string;

  /**
   * Id of the message whose thread it goes to.
   * @example "019a1b2c-3d4e-7f00-8000-000000000006"
   */
  @Optional()
  @IsUUID('all')
  thread?: string;

  /** With `thread`: to show it in the room as well. */
  @Optional()
  @IsBoolean()
  inRoom?: boolean;

  /**
   * Ids of files of one's own that were not used yet.
   * @example ["019a1b2c-3d4e-7f00-8000-000000000012"]
   */
  @Optional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(LIMITS.filesPerMessage.max)
  @IsUUID('all', { each: true })
  @Different()
  fileIds?: string[];

  /**
   * To overrule the direction of its paragraphs.
   * @example "rtl"
   */
  @Optional()
  @IsIn(['rtl', 'ltr'])
  dir?: TextDirection;
}

export class SocketMessageDto extends SendMessageDto implements SendMessagePayload {
  /**
   * A room's id or slug.
   * @example "general"
   */
  @RoomReference()
  room: string;
}

export class FileShareDto implements FileSharePayload {
  /**
   * A room's id or slug.
   * @example "general"
   */
  @RoomReference()
  room: string;

  /**
   * A file of one's own that was not used yet.
   * @example "019a1b2c-3d4e-7f00-8000-000000000012"
   */
  @IsUUID('all')
  fileId: string;

  /** @example "این گزارش ماه است." */
  @Optional()
  @MessageWords()
  text?: string;

  /** @example "5f0c9c1e-6f7d-4d2e-9a53-0d3f6c1b2a10" */
  @IsUUID('all')
  clientId: string;
}

export class HistoryDto implements HistoryQuery {
  /**
   * The page that ends before this seq.
   * @example 120
   */
  @Optional()
  @QueryWhole(0)
  before?: number;

  /**
   * The page that begins after this seq.
   * @example 120
   */
  @Optional()
  @QueryWhole(0)
  after?: number;

  /**
   * The page that has this seq in its middle.
   * @example 120
   */
  @Optional()
  @QueryWhole(0)
  around?: number;

  /** @example 50 */
  @Optional()
  @QueryWhole(1, LIMITS.page.max)
  limit?: number;
}

export class CursorDto implements CursorQuery {
  /**
   * The `cursor` of the page before.
   * @example "MTc3NDA4MTgwMDAwMCAwMTlhMWIyYy0zZDRlLTdmMDAtODAwMC0wMDAwMDAwMDAwMDQ"
   */
  @Optional()
  @Text({ min: 1, max: 100 })
  cursor?: string;

  /** @example 50 */
  @Optional()
  @QueryWhole(1, LIMITS.page.max)
  limit?: number;
}

export class SyncQuery {
  /**
   * The newest rev the asker has; 0 for everything.
   * @example 45
   */
  @QueryWhole(0)
  since: number;
}

export class SyncDto implements SyncPayload {
  /** @example "general" */
  @RoomReference()
  room: string;

  /** @example 45 */
  @Whole(0)
  since: number;
}

export class MessageAnswerDto implements MessageAnswer {
  message: MessageDto;
}

/** One of the two. */
export class SentDto {
  /** It is posted. */
  message?: MessageDto;

  /** It waits for those who keep order. */
  held?: HeldMessageDto;
}

export class HistoryAnswerDto implements HistoryAnswer {
  /** Ascending by seq. */
  messages: MessageDto[];

  /** Whether there is more in the direction asked for: older, unless `after`. */
  hasMore: boolean;

  /** With `around` only: whether there is more on the newer side too. */
  hasMoreAfter?: boolean;

  /** Messages that those of the page answer, and that are not in it. */
  answered: MessageDto[];
}

export class MessagesPageDto implements MessagesPage {
  /** Newest first. */
  messages: MessageDto[];

  /**
   * Absent on the last page.
   * @example "MTc3NDA4MTgwMDAwMCAwMTlhMWIyYy0zZDRlLTdmMDAtODAwMC0wMDAwMDAwMDAwMDQ"
   */
  cursor?: string;
}
