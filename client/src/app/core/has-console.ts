import { type ActorFacts, hasRole } from '#contracts';

/** Whether there is a console for somebody. */
export const hasConsole = (user: ActorFacts | null): boolean => user !== null && hasRole(user, 'moderator');
