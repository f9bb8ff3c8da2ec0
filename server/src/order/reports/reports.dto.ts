import { IsIn } from 'class-validator';
import {
  LIMITS,
  type MessageType,
  type OrderQueue,
  type OrderRoom,
  type PersonName,
  type QueueAnswer,
  REPORT_CATEGORIES,
  REPORT_OUTCOMES,
  REPORT_STATES,
  type Report,
  type ReportAnswer,
  type ReportCategory,
  type ReportCause,
  type ReportContextAnswer,
  type ReportMessagePayload,
  type ReportOutcome,
  type ReportRequest,
  type ReportState,
  type ReportedMessage,
  type ReportsAnswer,
  type ReportsQuery,
  type ResolveRequest,
  type RoomKind,
  type UserRole,
} from '#contracts';
import { IdReference, Moment, Optional, Prose } from '../../common/validation/rules.js';
import { MessageDto } from '../../messages/message.dto.js';
import { CursorDto } from '../../messages/messages.dto.js';
import { RoomNamesDto } from '../../rooms/rooms.dto.js';

export class ReportRequestDto implements ReportRequest {
  /** @example "spam" */
  @IsIn(REPORT_CATEGORIES)
  category: ReportCategory;

  /**
   * At most 500 characters.
   * @example "این پیام آگهی است."
   */
  @Optional()
  @Prose(LIMITS.reportWords)
  words?: string;
}

export class ReportMessageDto extends ReportRequestDto implements ReportMessagePayload {
  /** @example "019a1b2c-3d4e-7f00-8000-000000000004" */
  @IdReference()
  id: string;
}

export class ReportsQueryDto extends CursorDto implements ReportsQuery {
  /**
   * Open when absent.
   * @example "open"
   */
  @Optional()
  @IsIn(REPORT_STATES)
  state?: ReportState;
}

export class ResolveDto implements ResolveRequest {
  /**
   * `deleted`, `warned` and `muted` are done with it.
   * @example "warned"
   */
  @IsIn(REPORT_OUTCOMES)
  outcome: ReportOutcome;

  /**
   * Told to the author, save with `dismissed`; at most 500 characters.
   * @example "لطفاً آگهی نفرستید."
   */
  @Optional()
  @Prose(LIMITS.reportWords)
  reason?: string;

  /**
   * Of a mute; absent: for ever.
   * @example "2026-03-22T08:30:00.000Z"
   */
  @Optional()
  @Moment()
  until?: string;
}

export class PersonNameDto implements PersonName {
  /** @example "sara_m" */
  username: string;

  /** @example "سارا محمدی" */
  displayName: string;

  /**
   * Id of the picture.
   * @example "019a1b2c-3d4e-7f00-8000-000000000011"
   */
  avatar?: string;

  /** @example "member" */
  role: UserRole;
}

/** Of a room that is not public there is its kind alone. */
export class OrderRoomDto implements OrderRoom {
  /** @example "public" */
  kind: RoomKind;

  /** @example "019a1b2c-3d4e-7f00-8000-000000000003" */
  id?: string;

  /** @example "general" */
  slug?: string;

  /** @example "عمومی" */
  name?: string;

  names?: RoomNamesDto;
}

export class ReportedMessageDto implements ReportedMessage {
  /**
   * Absent: it was never posted.
   * @example "019a1b2c-3d4e-7f00-8000-000000000004"
   */
  id?: string;

  /** @example "text" */
  type: MessageType;

  /**
   * As it was when it was reported.
   * @example "ارزان بخرید!"
   */
  text: string;

  /**
   * Of its files.
   * @example []
   */
  names: string[];

  /** @example "2026-03-21T08:30:00.000Z" */
  at: string;

  room: OrderRoomDto;
}

export class ReportDto implements Report {
  /** @example "019a1b2c-3d4e-7f00-8000-000000000021" */
  id: string;

  /** @example "spam" */
  cause: ReportCause;

  /**
   * Of who reports it, or of the rule.
   * @example "این پیام آگهی است."
   */
  words: string;

  /** @example "2026-03-21T08:31:00.000Z" */
  createdAt: string;

  /** Absent: the server itself. */
  reporter?: PersonNameDto;

  author: PersonNameDto;

  message: ReportedMessageDto;

  /** Who looks after it. */
  assignee?: PersonNameDto;

  /** @example "open" */
  state: ReportState;

  /** @example "2026-03-21T08:40:00.000Z" */
  resolvedAt?: string;

  resolvedBy?: PersonNameDto;

  /** @example "warned" */
  outcome?: ReportOutcome;

  /** @example "لطفاً آگهی نفرستید." */
  note?: string;
}

export class ReportAnswerDto implements ReportAnswer {
  report: ReportDto;
}

export class ReportContextDto implements ReportContextAnswer {
  /** Two before it, itself, two after, in public rooms; else empty. */
  context: MessageDto[];
}

export class ReportsAnswerDto implements ReportsAnswer {
  /** Newest first. */
  reports: ReportDto[];

  /**
   * Absent on the last page.
   * @example "MTc3NDA4MTgwMDAwMCAwMTlhMWIyYy0zZDRlLTdmMDAtODAwMC0wMDAwMDAwMDAwMDQ"
   */
  cursor?: string;
}

export class OrderQueueDto implements OrderQueue {
  /**
   * Reports that are open.
   * @example 3
   */
  reports: number;

  /**
   * Messages that wait for leave.
   * @example 1
   */
  held: number;
}

export class QueueAnswerDto implements QueueAnswer {
  queue: OrderQueueDto;
}
