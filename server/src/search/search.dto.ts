import { IsIn } from 'class-validator';
import {
  type Highlight,
  LIMITS,
  SEARCH_HAS,
  type SearchAnswer,
  type SearchHas,
  type SearchHit,
  type SearchQuery,
} from '#contracts';
import {
  Optional,
  QueryWhole,
  RoomReference,
  SomeUsername,
  Text,
  TimeZone,
} from '../common/validation/rules.js';
import { MessageDto } from '../messages/message.dto.js';

/** Longer than any day or moment is written. */
const TIME = { min: 1, max: 40 };
const CURSOR = { min: 1, max: 40 };

export class SearchDto implements SearchQuery {
  /**
   * The words; the last may go on, and those in quotation marks are a phrase. Filters may stand among them.
   * @example "جلسه فردا from:sara_m before:1405/1/2"
   */
  @Text(LIMITS.searchQuery)
  q: string;

  /**
   * A room’s id or slug, or its name where one is in it.
   * @example "general"
   */
  @Optional()
  @RoomReference()
  room?: string;

  /**
   * A username, or `me`.
   * @example "sara_m"
   */
  @Optional()
  @SomeUsername()
  from?: string;

  /**
   * Sent before this day, Jalali or Gregorian, or before this moment.
   * @example "1405/1/2"
   */
  @Optional()
  @Text(TIME)
  before?: string;

  /**
   * Sent after this day, Jalali or Gregorian, or after this moment.
   * @example "2026-03-01"
   */
  @Optional()
  @Text(TIME)
  after?: string;

  /** @example "link" */
  @Optional()
  @IsIn(SEARCH_HAS)
  has?: SearchHas;

  /**
   * Where the days begin; the server’s own when absent.
   * @example "Asia/Tehran"
   */
  @Optional()
  @TimeZone()
  timezone?: string;

  /**
   * Of the page before.
   * @example "dzcyNTkxMjM0NTY3ODk"
   */
  @Optional()
  @Text(CURSOR)
  cursor?: string;

  /** @example 20 */
  @Optional()
  @QueryWhole(1, LIMITS.searchPage.max)
  limit?: number;
}

export class SearchHitDto implements SearchHit {
  message: MessageDto;

  /**
   * Where the words stand in the text: UTF-16 offsets, the end not included.
   * @example [[0, 4], [12, 17]]
   */
  highlights: Highlight[];
}

export class SearchAnswerDto implements SearchAnswer {
  /** Those that hold the words as they were typed first, then those in which the last goes on; the newest first. */
  hits: SearchHitDto[];

  /**
   * Absent on the last page. A page may hold fewer hits than were asked for, even none, and have a cursor.
   * @example "dzcyNTkxMjM0NTY3ODk"
   */
  cursor?: string;

  /**
   * The query as it reads on the other keyboard layout, when that finds something and this does not.
   * @example "سلام"
   */
  suggestion?: string;
}
