import type { Language } from '#contracts';
import type { User } from './user.entity.js';

/** In which language somebody is written to. */
export const languageOf = ({ preferences }: Pick<User, 'preferences'>): Language =>
  preferences.language ?? 'fa';
