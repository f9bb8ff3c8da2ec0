import {
  CALENDARS,
  DIGITS,
  LANGUAGES,
  LIMITS,
  type Language,
  OWN_SIDES,
  type Preferences,
  SOUNDS,
  type ServerFace,
  TEXT_SIZES,
  THEMES,
} from '#contracts';

/** Where the boot script finds the choices before the first paint. */
export const PREFERENCES_KEY = 'sokhan.preferences';

/** Every choice made: by the person, or for them. */
export type Chosen = Readonly<Required<Preferences>>;

type Key = keyof Preferences;

const oneOf =
  (choices: readonly unknown[]) =>
  (value: unknown): boolean =>
    choices.includes(value);
const isSwitch = oneOf([true, false]);
const isLanguage = (value: unknown): value is Language => oneOf(LANGUAGES)(value);
const isClock = (value: unknown): boolean =>
  typeof value === 'string' && /^(?:|(?:[01]\d|2[0-3]):[0-5]\d)$/.test(value);
const isWhole =
  (max: number) =>
  (value: unknown): boolean =>
    Number.isInteger(value) && Number(value) >= 0 && Number(value) <= max;
const isEmojiList = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length <= LIMITS.recentEmoji.max &&
  value.every((emoji) => typeof emoji === 'string');

/** What each key may hold. */
const CHECKS: Record<Key, (value: unknown) => boolean> = {
  language: isLanguage,
  theme: oneOf(THEMES),
  calendar: oneOf(CALENDARS),
  digits: oneOf(DIGITS),
  ownSide: oneOf(OWN_SIDES),
  textSize: oneOf(TEXT_SIZES),
  enterToSend: isSwitch,
  sound: oneOf(SOUNDS),
  soundVolume: isWhole(100),
  desktopNotifications: isSwitch,
  quietFrom: isClock,
  quietTo: isClock,
  showOnline: isSwitch,
  allowPrivate: isSwitch,
  readReceipts: isSwitch,
  skinTone: isWhole(5),
  recentEmoji: isEmojiList,
};

/** Reads what was stored; anything else than our own choices is passed over. */
export function parsePreferences(stored: string | null): Preferences {
  try {
    const value: unknown = JSON.parse(stored ?? '{}');
    if (typeof value !== 'object' || value === null) return {};
    const known = Object.entries(value).filter(([key, choice]) => CHECKS[key as Key]?.(choice));
    return Object.fromEntries(known) as Preferences;
  } catch {
    // Not ours, or written by a hand: as if nothing were there.
    return {};
  }
}

/** Which languages there are to choose from, and which is for somebody who never did. */
export type Offer = Pick<ServerFace, 'languages' | 'defaultLanguage'>;

/** What was chosen, as far as it is offered; then what the server prefers, then the first that the browser names. */
function languageOf(tags: readonly string[], chosen: Language | undefined, offer: Offer): Language {
  const spoken = tags.map((tag) => tag.slice(0, 2).toLowerCase());
  const isOffered = (language: string | undefined) => offer.languages.some((each) => each === language);
  return (
    [chosen, offer.defaultLanguage, ...spoken, ...offer.languages].filter(isLanguage).find(isOffered) ?? 'fa'
  );
}

/** What was chosen, and for the rest what the server and the browser say and what we think best. */
export function resolvePreferences(tags: readonly string[], chosen: Preferences, offer: Offer): Chosen {
  const language = languageOf(tags, chosen.language, offer);
  const persian = language === 'fa';
  return {
    theme: 'system',
    calendar: persian ? 'jalali' : 'gregorian',
    digits: persian ? 'persian' : 'latin',
    ownSide: 'end',
    textSize: 'medium',
    enterToSend: true,
    sound: 'drop',
    soundVolume: 60,
    desktopNotifications: false,
    quietFrom: '',
    quietTo: '',
    showOnline: true,
    allowPrivate: true,
    readReceipts: true,
    skinTone: 0,
    recentEmoji: [],
    ...chosen,
    language,
  };
}

export function directionOf(language: Language): 'rtl' | 'ltr' {
  return language === 'fa' ? 'rtl' : 'ltr';
}
