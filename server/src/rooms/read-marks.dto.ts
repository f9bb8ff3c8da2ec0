import type {
  MarkReadPayload,
  MarkReadRequest,
  MarkUnreadRequest,
  ReadAnswer,
  ReadMark,
  ReadMarksAnswer,
} from '#contracts';
import { Whole } from '../common/validation/rules.js';
import { RoomRefDto } from './rooms.dto.js';

export class MarkReadDto implements MarkReadRequest {
  /**
   * Everything up to and with this seq is read.
   * @example 41
   */
  @Whole(0)
  seq: number;
}

export class MarkMessagesReadDto extends RoomRefDto implements MarkReadPayload {
  /** @example 41 */
  @Whole(0)
  seq: number;
}

export class MarkUnreadDto implements MarkUnreadRequest {
  /**
   * This message and everything after it is unread again.
   * @example 40
   */
  @Whole(1)
  seq: number;
}

export class ReadAnswerDto implements ReadAnswer {
  /** @example 41 */
  lastReadSeq: number;

  /** @example 0 */
  lastReadAsides: number;

  /**
   * Unread messages that mention one.
   * @example 0
   */
  mentions: number;
}

export class ReadMarkDto implements ReadMark {
  /** @example "omid" */
  username: string;

  /** @example 40 */
  lastReadSeq: number;
}

export class ReadMarksAnswerDto implements ReadMarksAnswer {
  reads: ReadMarkDto[];
}
