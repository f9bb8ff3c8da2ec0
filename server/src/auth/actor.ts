import type { User } from '../users/user.entity.js';
import type { Actor } from './principal.js';

/** An account as services know the one who asks. */
export const actorOf = ({ id, username, displayName, role }: User): Actor => ({
  id,
  username,
  displayName,
  role,
});
