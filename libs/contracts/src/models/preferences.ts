export const LANGUAGES = ['fa', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export const THEMES = ['system', 'light', 'dark', 'blue', 'green'] as const;
export type Theme = (typeof THEMES)[number];

export const CALENDARS = ['jalali', 'gregorian'] as const;
export type Calendar = (typeof CALENDARS)[number];

export const DIGITS = ['persian', 'latin'] as const;
export type Digits = (typeof DIGITS)[number];

/** The side one's own messages stand on: where lines end in the page's language, or where they begin. */
export const OWN_SIDES = ['end', 'start'] as const;
export type OwnSide = (typeof OWN_SIDES)[number];

export const TEXT_SIZES = ['small', 'medium', 'large', 'larger'] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

export const SOUNDS = ['none', 'drop', 'chime', 'knock', 'santur'] as const;
export type Sound = (typeof SOUNDS)[number];

/** What a person chose; an absent key means "as the browser or system says", or the default named here. */
export interface Preferences {
  language?: Language;
  theme?: Theme;
  /** By the language when absent. */
  calendar?: Calendar;
  /** By the language when absent. */
  digits?: Digits;
  /** `end` when absent. */
  ownSide?: OwnSide;
  /** `medium` when absent. */
  textSize?: TextSize;
  /** True when absent: Enter sends and Shift+Enter breaks the line; else Ctrl+Enter sends. */
  enterToSend?: boolean;
  /** `drop` when absent. */
  sound?: Sound;
  /** 0 to 100; 60 when absent. */
  soundVolume?: number;
  /** Whether the browser's own notifications are wanted; false when absent. */
  desktopNotifications?: boolean;
  /** `HH:MM` on the person's own clock; quiet hours need both ends. An empty string removes it. */
  quietFrom?: string;
  quietTo?: string;
  /** True when absent. False: always offline to others, and never "last seen". */
  showOnline?: boolean;
  /** True when absent. False: nobody can open a private conversation with this person. */
  allowPrivate?: boolean;
  /** True when absent. False: nobody is told how far this person has read. */
  readReceipts?: boolean;
  /** 0 is none, 1 to 5 are Fitzpatrick types 1–2 to 6. */
  skinTone?: number;
  /** The newest first. */
  recentEmoji?: string[];
}
