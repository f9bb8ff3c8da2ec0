import { IsBoolean, IsIn, ValidateIf } from 'class-validator';
import {
  type ActivityPayload,
  LIMITS,
  STATUS_CHOICES,
  type StatusChoice,
  type StatusRequest,
} from '#contracts';
import { Emoji, Line, Moment, Optional } from '../common/validation/rules.js';

const isGiven = (_: unknown, value: unknown): boolean => value !== undefined && value !== '';

export class StatusRequestDto implements StatusRequest {
  /** @example "dnd" */
  @Optional()
  @IsIn(STATUS_CHOICES)
  status?: StatusChoice;

  /**
   * An empty string removes it, and emoji and end with it unless they are given too.
   * @example "در جلسه"
   */
  @Optional()
  @Line(LIMITS.statusText)
  text?: string;

  /**
   * One emoji; an empty string removes it.
   * @example "📅"
   */
  @ValidateIf(isGiven)
  @Emoji()
  emoji?: string;

  /**
   * When text and emoji end; an empty string: never.
   * @example "2026-03-21T10:30:00.000Z"
   */
  @ValidateIf(isGiven)
  @Moment()
  until?: string;
}

export class ActivityDto implements ActivityPayload {
  @IsBoolean()
  idle: boolean;
}
