import type { HeldCause, HeldEntry, HeldQueueAnswer, MessageType } from '#contracts';
import { OrderRoomDto, PersonNameDto } from '../reports/reports.dto.js';

export class HeldEntryDto implements HeldEntry {
  /** @example "019a1b2c-3d4e-7f00-8000-000000000023" */
  id: string;

  /** @example "text" */
  type: MessageType;

  /** @example "سلام" */
  text: string;

  /** @example "2026-03-21T08:30:00.000Z" */
  at: string;

  room: OrderRoomDto;

  author: PersonNameDto;

  /** @example "rule" */
  cause: HeldCause;

  /**
   * Of the rule.
   * @example "آگهی"
   */
  words: string;
}

export class HeldQueueDto implements HeldQueueAnswer {
  /** Oldest first. */
  held: HeldEntryDto[];

  /**
   * Absent on the last page.
   * @example "MTc3NDA4MTgwMDAwMCAwMTlhMWIyYy0zZDRlLTdmMDAtODAwMC0wMDAwMDAwMDAwMDQ"
   */
  cursor?: string;
}
