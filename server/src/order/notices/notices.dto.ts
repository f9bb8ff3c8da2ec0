import { LIMITS, type Notice, type NoticeKind, type NoticesAnswer, type WarningRequest } from '#contracts';
import { Prose } from '../../common/validation/rules.js';

export class WarningDto implements WarningRequest {
  /**
   * 1 to 500 characters.
   * @example "لطفاً آگهی نفرستید."
   */
  @Prose({ min: 1, ...LIMITS.reportWords })
  reason: string;
}

export class NoticeDto implements Notice {
  /** @example "019a1b2c-3d4e-7f00-8000-000000000022" */
  id: string;

  /** @example "warning" */
  kind: NoticeKind;

  /** @example "2026-03-21T08:40:00.000Z" */
  at: string;

  /**
   * In the words of whoever decided it.
   * @example "لطفاً آگهی نفرستید."
   */
  reason: string;

  /**
   * What one had written.
   * @example "ارزان بخرید!"
   */
  text?: string;
}

export class NoticesAnswerDto implements NoticesAnswer {
  /** Newest first. */
  notices: NoticeDto[];
}
