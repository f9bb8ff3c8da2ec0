import { LIMITS, type MuteAnswer, type MuteRequest } from '#contracts';
import { Moment, Optional, Prose } from '../../common/validation/rules.js';
import { MuteDto } from '../../users/users.dto.js';

export class MuteRequestDto implements MuteRequest {
  /**
   * Absent: for ever.
   * @example "2026-03-22T08:30:00.000Z"
   */
  @Optional()
  @Moment()
  until?: string;

  /**
   * At most 500 characters.
   * @example "لطفاً آگهی نفرستید."
   */
  @Optional()
  @Prose(LIMITS.reportWords)
  reason?: string;
}

export class MuteAnswerDto implements MuteAnswer {
  mute: MuteDto;
}
