import { IsUUID } from 'class-validator';
import {
  type HistoryAnswer,
  type HistoryQuery,
  LIMITS,
  type MessageAnswer,
  type SendMessagePayload,
  type SendMessageRequest,
  type SyncPayload,
} from '#contracts';
import { Optional, QueryWhole, RoomReference, Text, Whole } from '../common/validation/rules.js';
import { MessageDto } from './message.dto.js';

export class SendMessageDto implements SendMessageRequest {
  /**
   * 1 to 4,000 characters, at least one of them visible.
   * @example "سلام! نسخهٔ تازه آماده است."
   */
  @Text(LIMITS.messageText)
  text: string;

  /**
   * Made by the sender; repeat with the same one until there is an answer.
   * @example "5f0c9c1e-6f7d-4d2e-9a53-0d3f6c1b2a10"
   */
  @IsUUID('all')
  clientId: string;
}

export class SocketMessageDto extends SendMessageDto implements SendMessagePayload {
  /**
   * A room's id or slug.
   * @example "general"
   */
  @RoomReference()
  room: string;
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
