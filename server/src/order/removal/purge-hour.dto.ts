import type { PurgeAnswer } from '#contracts';

export class PurgeAnswerDto implements PurgeAnswer {
  /**
   * How many were deleted.
   * @example 12
   */
  deleted: number;
}
