import type { InvitationState } from '#contracts';
import type { Invitation } from './invitation.entity.js';

type Facts = Pick<Invitation, 'expiresAt' | 'revokedAt' | 'maxUses' | 'uses'>;

/** What an admin did comes before what was used up, and that before what time did. */
export function stateOf({ expiresAt, revokedAt, maxUses, uses }: Facts, now: Date): InvitationState {
  if (revokedAt) return 'revoked';
  if (maxUses !== null && uses >= maxUses) return 'used';
  return expiresAt !== null && expiresAt <= now ? 'expired' : 'open';
}
