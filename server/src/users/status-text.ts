import type { User } from './user.entity.js';

type StatusText = Pick<User, 'statusText' | 'statusEmoji' | 'statusUntil'>;

/** Text and emoji end by themselves: what has ended is not shown, whether or not it was cleared yet. */
export const hasEnded = ({ statusUntil }: StatusText, now: Date): boolean =>
  statusUntil !== null && statusUntil <= now;

export function clearStatus(user: StatusText): void {
  user.statusText = '';
  user.statusEmoji = '';
  user.statusUntil = null;
}
