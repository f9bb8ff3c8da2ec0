import { LIMITS, type ReasonRequest } from '#contracts';
import { Optional, Prose } from '../../common/validation/rules.js';

export class ReasonDto implements ReasonRequest {
  /**
   * Told to whom it concerns; at most 500 characters.
   * @example "لطفاً آگهی نفرستید."
   */
  @Optional()
  @Prose(LIMITS.reportWords)
  reason?: string;
}
