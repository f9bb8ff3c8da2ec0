import type { Language } from '#contracts';
import { type DateStyle, type Reading, dateParts } from './formats';

const WORDS: Record<Language, { today: string; yesterday: string; at: string }> = {
  fa: { today: 'امروز', yesterday: 'دیروز', at: '، ساعت ' },
  en: { today: 'Today', yesterday: 'Yesterday', at: ', ' },
};

const MS_A_DAY = 86_400_000;

/** Days since 1970 of a calendar day, counted where the reader is. */
function dayNumber(date: Date, timeZone?: string): number {
  if (timeZone === undefined) return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / MS_A_DAY;
  // The reader's wall clock, read off in the other zone.
  const wall = date.toLocaleString('sv-SE', { timeZone, dateStyle: 'short' });
  return Date.parse(`${wall}T00:00:00Z`) / MS_A_DAY;
}

function dayMonthYear(date: Date, style: DateStyle, reading: Reading, timeZone?: string): string {
  const { day, month, year } = dateParts(date, style, reading, timeZone);
  return `${day} ${month} ${year}`;
}

/**
 * The calendar day, for grouping: `2026-11-22` whatever the language. A formatted date is no key, as it may leave
 * out what tells two days apart.
 */
export function dayKey(date: Date, timeZone?: string): string {
  return new Date(dayNumber(date, timeZone) * MS_A_DAY).toISOString().slice(0, 10);
}

/** A whole day: `یکشنبه ۱ آذر ۱۴۰۵`, `Sunday, 22 November 2026`. */
export function fullDate(date: Date, reading: Reading, timeZone?: string): string {
  const { weekday } = dateParts(date, 'day', reading, timeZone);
  const rest = dayMonthYear(date, 'day', reading, timeZone);
  return reading.language === 'fa' ? `${weekday} ${rest}` : `${weekday}, ${rest}`;
}

/** The line between two days of a timeline. */
export function dayLabel(date: Date, reading: Reading, now: Date, timeZone?: string): string {
  const ago = dayNumber(now, timeZone) - dayNumber(date, timeZone);
  if (ago === 0) return WORDS[reading.language].today;
  return ago === 1 ? WORDS[reading.language].yesterday : fullDate(date, reading, timeZone);
}

/** The time of day, `۰۹:۰۵` or `09:05`. */
export function timeOfDay(date: Date, reading: Reading, timeZone?: string): string {
  const { hour, minute } = dateParts(date, 'time', reading, timeZone);
  return `${hour}:${minute}`;
}

/** Day and time in full, for tooltips and for readers of a screen. */
export function fullDateTime(date: Date, reading: Reading, timeZone?: string): string {
  return fullDate(date, reading, timeZone) + WORDS[reading.language].at + timeOfDay(date, reading, timeZone);
}

/** As short as it can be said, for lists: the time today, yesterday, the weekday of this week, else the date. */
export function shortDate(date: Date, reading: Reading, now: Date, timeZone?: string): string {
  const ago = dayNumber(now, timeZone) - dayNumber(date, timeZone);
  if (ago === 0) return timeOfDay(date, reading, timeZone);
  if (ago === 1) return WORDS[reading.language].yesterday;
  // Seven days ago has today's weekday: it would be read as today.
  if (ago > 1 && ago < 7) return dateParts(date, 'day', reading, timeZone).weekday;
  const { day, month, year } = dateParts(date, 'short', reading, timeZone);
  const thisYear = dateParts(now, 'short', reading, timeZone).year;
  return year === thisYear ? `${day} ${month}` : `${day} ${month} ${year}`;
}
