import type { MuteRequest } from '#contracts';
import { DomainError } from '../../common/domain-error.js';
import type { User } from '../../users/user.entity.js';

/** What of an account or a membership says that somebody may not write. */
export type MuteColumns = Pick<User, 'mutedAt' | 'muteUntil' | 'muteReason'>;

export const UNMUTED: MuteColumns = { mutedAt: null, muteUntil: null, muteReason: '' };

/** @throws DomainError `validation.failed` (`past`) for a mute that would be over already */
export function mutedFrom(now: Date, { until, reason = '' }: MuteRequest): MuteColumns {
  const muteUntil = until === undefined ? null : new Date(until);
  if (muteUntil && muteUntil <= now) throw DomainError.field('until', 'past');
  return { mutedAt: now, muteUntil, muteReason: reason };
}
