import type { Language } from '#contracts';

interface LanguageName {
  readonly code: Language;
  readonly name: string;
}

/** Each language in its own words: whoever looks for one can read it. */
export const LANGUAGE_NAMES: readonly [LanguageName, LanguageName] = [
  { code: 'fa', name: 'فارسی' },
  { code: 'en', name: 'English' },
];
