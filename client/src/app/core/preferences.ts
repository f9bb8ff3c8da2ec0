import { LANGUAGES, type Language, type Preferences, THEMES, type Theme } from '#contracts';

/** Where the boot script finds the choices before the first paint. */
export const PREFERENCES_KEY = 'sokhan.preferences';

/** Language and theme: never absent. */
type Chosen = Required<Pick<Preferences, 'language' | 'theme'>>;

const DEFAULTS: Chosen = { language: 'fa', theme: 'system' };

/** Reads what was stored; anything else than our own choices is passed over. */
export function parsePreferences(stored: string | null): Preferences {
  try {
    const value: unknown = JSON.parse(stored ?? '{}');
    if (typeof value !== 'object' || value === null) return {};
    const { language, theme } = value as Record<string, unknown>;
    return { ...(isLanguage(language) && { language }), ...(isTheme(theme) && { theme }) };
  } catch {
    // Not ours, or written by a hand: as if nothing were there.
    return {};
  }
}

/** The first of the browser's languages that we speak. */
export function browserLanguage(tags: readonly string[]): Language | undefined {
  return tags.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage);
}

/** The person's own choice, else what this browser remembers, else what the browser speaks, else Persian. */
export function resolvePreferences(
  tags: readonly string[],
  stored: Preferences,
  own: Preferences = {},
): Chosen {
  return {
    language: own.language ?? stored.language ?? browserLanguage(tags) ?? DEFAULTS.language,
    theme: own.theme ?? stored.theme ?? DEFAULTS.theme,
  };
}

export function directionOf(language: Language): 'rtl' | 'ltr' {
  return language === 'fa' ? 'rtl' : 'ltr';
}

function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}

function isTheme(value: unknown): value is Theme {
  return THEMES.some((theme) => theme === value);
}
