import type { Language } from './preferences.js';

/** How people come to have accounts. */
export const REGISTRATION_MODES = ['open', 'invitation', 'closed'] as const;
export type RegistrationMode = (typeof REGISTRATION_MODES)[number];

/** How the server looks to whoever comes to its doors. */
export interface ServerFace {
  /** Absent: the product's own. */
  name?: string;
  /** Id of the picture at `/api/server/logo`: another picture has another id. Absent: the product's own. */
  logo?: string;
  /** That people can choose; at least one. */
  languages: Language[];
  /** Of somebody who never chose; absent: the first of their browser's that is offered. */
  defaultLanguage?: Language;
}

/** The language of somebody who never chose: one of them, or what their browser says. */
export const DEFAULT_LANGUAGES = ['browser', 'fa', 'en'] as const;
export type DefaultLanguage = (typeof DEFAULT_LANGUAGES)[number];

/** What an admin changes while the server runs. */
export interface ServerSettings {
  /** Empty: the product's own. */
  name: string;
  /** Id of the picture that stands for the server; empty: the product's own. Set by the routes of the logo alone. */
  logo: string;
  /** That people can choose; at least one. */
  languages: Language[];
  /** `browser`, or one of `languages`. */
  defaultLanguage: DefaultLanguage;
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
