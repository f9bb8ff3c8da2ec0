import type { User } from '../users/user.entity.js';
import { choiceOf } from '../users/status-choice.js';
import type { Actor } from './principal.js';

/** An account as services know the one who asks. */
export const actorOf = (user: User): Actor => ({
  id: user.id,
  username: user.username,
  displayName: user.displayName,
  role: user.role,
  choice: choiceOf(user),
  ...(user.mutedAt && { mutedUntil: user.muteUntil?.getTime() ?? Infinity }),
});
