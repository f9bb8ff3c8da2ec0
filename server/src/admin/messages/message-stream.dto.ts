import { IsIn } from 'class-validator';
import {
  LIMITS,
  STREAM_HAS,
  type StreamAnswer,
  type StreamEntry,
  type StreamHas,
  type StreamQuery,
} from '#contracts';
import { Optional, QueryWhole, Text } from '../../common/validation/rules.js';
import { MessageDto } from '../../messages/message.dto.js';
import { OrderRoomDto } from '../../order/reports/reports.dto.js';

export class StreamQueryDto implements StreamQuery {
  /**
   * Words in any spelling of them; the last may go on, and those in quotation marks are a phrase.
   * @example "ارزان بخرید"
   */
  @Optional()
  @Text(LIMITS.searchQuery)
  q?: string;

  /**
   * A public room’s id or slug, or a part of its name.
   * @example "general"
   */
  @Optional()
  @Text({ max: 100 })
  room?: string;

  /**
   * A username.
   * @example "omid"
   */
  @Optional()
  @Text({ max: 100 })
  person?: string;

  /** @example "file" */
  @Optional()
  @IsIn(STREAM_HAS)
  has?: StreamHas;

  /** Of the page before. */
  @Optional()
  @Text({ min: 1, max: 40 })
  cursor?: string;

  /** @example 50 */
  @Optional()
  @QueryWhole(1, LIMITS.consolePage.max)
  limit?: number;
}

export class StreamEntryDto implements StreamEntry {
  message: MessageDto;

  room: OrderRoomDto;
}

export class StreamAnswerDto implements StreamAnswer {
  entries: StreamEntryDto[];

  /**
   * Absent on the last page. A page may hold fewer than were asked for, even none, and have a cursor.
   * @example "cDQ1NTU3NzAxNjMy"
   */
  cursor?: string;
}
