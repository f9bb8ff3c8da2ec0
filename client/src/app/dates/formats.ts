import type { Language } from '#contracts';

/** Persian reads the Jalali calendar in Persian digits, English the Gregorian one in Latin digits. */
const LOCALES: Record<Language, string> = {
  fa: 'fa-IR-u-ca-persian-nu-arabext',
  en: 'en-GB-u-ca-gregory-nu-latn',
};

/** What is asked of `Intl` at a time. */
const STYLES = {
  day: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'short', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type DateStyle = keyof typeof STYLES;
export type DateParts = Record<'weekday' | 'day' | 'month' | 'year' | 'hour' | 'minute', string>;

const dateFormats = new Map<string, Intl.DateTimeFormat>();
const numberFormats = new Map<Language, Intl.NumberFormat>();

/** Making a formatter takes a hundred times as long as using it, and a timeline asks for hundreds. */
function cached<Key, Value>(cache: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const made = make();
  cache.set(key, made);
  return made;
}

/**
 * The parts of a date by name. `Intl` knows the words and the digits; the order it would put them in is wrong for
 * Persian (`۱۴۰۵ آذر ۱, یکشنبه`), so the caller orders them.
 */
export function dateParts(date: Date, style: DateStyle, language: Language, timeZone?: string): DateParts {
  const format = cached(
    dateFormats,
    `${language} ${style} ${timeZone}`,
    () => new Intl.DateTimeFormat(LOCALES[language], { ...STYLES[style], timeZone }),
  );
  const parts: DateParts = { weekday: '', day: '', month: '', year: '', hour: '', minute: '' };
  for (const { type, value } of format.formatToParts(date))
    if (type in parts) parts[type as keyof DateParts] = value;
  return parts;
}

/** A count in the digits and groups of the language: ۱٬۲۵۰ or 1,250. */
export function formatNumber(value: number, language: Language): string {
  return cached(numberFormats, language, () => new Intl.NumberFormat(LOCALES[language])).format(value);
}
