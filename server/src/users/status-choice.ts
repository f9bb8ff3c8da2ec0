import type { StatusChoice } from '#contracts';
import type { User } from './user.entity.js';

type Chosen = Pick<User, 'preferences' | 'statusChoice'>;

/** How somebody wants to seem: who does not show that they are online is invisible, whatever they chose before. */
export const choiceOf = ({ preferences, statusChoice }: Chosen): StatusChoice =>
  preferences.showOnline === false ? 'invisible' : statusChoice;

export function choose(user: Chosen, choice: StatusChoice): void {
  const { showOnline: _before, ...others } = user.preferences;
  user.preferences = choice === 'invisible' ? { ...others, showOnline: false } : others;
  if (choice !== 'invisible') user.statusChoice = choice;
}
