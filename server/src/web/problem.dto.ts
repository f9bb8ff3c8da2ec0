import {
  ERRORS,
  type ErrorCode,
  FIELD_CODES,
  type FieldCode,
  type FieldError,
  type Problem,
} from '#contracts';
import { ApiProperty } from '@nestjs/swagger';

export class FieldErrorDto implements FieldError {
  /** @example "name" */
  field: string;

  @ApiProperty({ enum: FIELD_CODES, example: 'tooShort' })
  code: FieldCode;
}

/** Every refusal (RFC 9457). Clients translate `code`. */
export class ProblemDto implements Problem {
  /** @example "about:blank" */
  type: string;

  /** @example "Some fields are not acceptable." */
  title: string;

  /** @example 422 */
  status: number;

  @ApiProperty({ enum: Object.keys(ERRORS), example: 'validation.failed' })
  code: ErrorCode;

  /** @example "Some fields are not acceptable." */
  message: string;

  /** One entry a field, with `validation.failed`. */
  details?: FieldErrorDto[];

  /**
   * Milliseconds to wait before trying again, with `rate.limited`, `room.slowMode` and `server.busy`.
   * @example 1500
   */
  retryAfterMs?: number;

  /**
   * Until when it holds, with `account.banned` and `user.muted`; absent: for ever.
   * @example "2026-03-21T08:30:00.000Z"
   */
  until?: string;

  /**
   * Why, with the same.
   * @example "هرزنویسی"
   */
  reason?: string;
}
