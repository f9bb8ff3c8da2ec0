import type { Language } from './preferences.js';

/** How people come to have accounts. */
export const REGISTRATION_MODES = ['open', 'closed'] as const;
export type RegistrationMode = (typeof REGISTRATION_MODES)[number];

/** What an admin changes while the server runs. */
export interface ServerSettings {
  /** Empty: the product's own. */
  name: string;
  registration: RegistrationMode;
  /** Whether only admins may change anything. */
  maintenance: boolean;
  /** What everybody is told above the rooms; empty: nothing. */
  messageOfTheDay: Partial<Record<Language, string>>;
  /** Days after which messages are removed, where a room decides nothing else; 0: never. */
  retentionDays: number;
  /** How many first messages of a newcomer wait for a moderator; 0: none. */
  heldFirstMessages: number;
  /** In bytes. */
  maxUploadSize: number;
  /** Endings of names, without the dot. */
  fileTypes: string[];
  /** Bytes that the files of one person may take; 0 is without limit. */
  userQuota: number;
  /** Minutes after sending in which a message may be edited; 0: always. */
  editWindowMinutes: number;
  linkPreviews: boolean;
  /** Messages a minute and person; 0 is off. */
  messageRateLimit: number;
}
export type ServerSettingName = keyof ServerSettings;
