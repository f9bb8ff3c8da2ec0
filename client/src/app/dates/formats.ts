import type { Calendar, Digits, Language } from '#contracts';

/** How a person reads dates: three choices that do not depend on each other. */
export interface Reading {
  readonly language: Language;
  readonly calendar: Calendar;
  readonly digits: Digits;
}

/** The names `Intl` knows the choices by. */
const LOCALES: Record<Language, string> = { fa: 'fa-IR', en: 'en-GB' };
const CALENDARS: Record<Calendar, string> = { jalali: 'persian', gregorian: 'gregory' };
const NUMERALS: Record<Digits, string> = { persian: 'arabext', latin: 'latn' };
/** Digits and the sign that groups them belong together: ۱٬۲۵۰ and 1,250. */
const NUMBER_LOCALES: Record<Digits, string> = { persian: 'fa-IR-u-nu-arabext', latin: 'en-GB-u-nu-latn' };

/** What is asked of `Intl` at a time. */
const STYLES = {
  day: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'short', year: 'numeric' },
  numeric: { day: '2-digit', month: '2-digit', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type DateStyle = keyof typeof STYLES;
export type DateParts = Record<'weekday' | 'day' | 'month' | 'year' | 'hour' | 'minute', string>;

const dateFormats = new Map<string, Intl.DateTimeFormat>();
const numberFormats = new Map<Digits, Intl.NumberFormat>();

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
export function dateParts(date: Date, style: DateStyle, reading: Reading, timeZone?: string): DateParts {
  const locale = localeOf(reading);
  const format = cached(
    dateFormats,
    `${locale} ${style} ${timeZone}`,
    () => new Intl.DateTimeFormat(locale, { ...STYLES[style], timeZone }),
  );
  const parts: DateParts = { weekday: '', day: '', month: '', year: '', hour: '', minute: '' };
  for (const { type, value } of format.formatToParts(date))
    if (type in parts) parts[type as keyof DateParts] = value;
  return parts;
}

/** A day in numbers, as it is typed: `۱۴۰۵/۰۹/۰۱` or `2026-11-22`. */
export function numericDay(date: Date, reading: Reading, timeZone?: string): string {
  const { year, month, day } = dateParts(date, 'numeric', reading, timeZone);
  return [year, month, day].join(reading.calendar === 'jalali' ? '/' : '-');
}

/** A count in groups: ۱٬۲۵۰ or 1,250. */
export function formatNumber(value: number, digits: Digits): string {
  return cached(numberFormats, digits, () => new Intl.NumberFormat(NUMBER_LOCALES[digits])).format(value);
}

/** A length of sound or film: `۳:۰۷`, `1:02:45`. */
export function formatLength(seconds: number, digits: Digits): string {
  const whole = Math.max(0, Math.round(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (part: number) => formatNumber(part, digits).padStart(2, formatNumber(0, digits));
  const start = hours > 0 ? `${formatNumber(hours, digits)}:${two(minutes)}` : formatNumber(minutes, digits);
  return `${start}:${two(rest)}`;
}

function localeOf({ language, calendar, digits }: Reading): string {
  return `${LOCALES[language]}-u-ca-${CALENDARS[calendar]}-nu-${NUMERALS[digits]}`;
}
