import { toLatinDigits } from './digits.js';

/** A day of the Gregorian calendar; months count from 1. */
export interface Day {
  year: number;
  month: number;
  day: number;
}

const DATE = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const DAY_MS = 86_400_000;
/** Years before this are Jalali: 1405 there is 2026 here. */
const FIRST_GREGORIAN_YEAR = 1700;
/** Nowruz falls on one of the days around this one. */
const NOWRUZ = { years: 621, month: 2, day: 20 };

const jalali = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});

/** Reads a day of either calendar as people write it, with any digits: ۱۴۰۵/۱/۲, 1405-1-2, 2026-03-21. Else null. */
export function parseDay(text: string): Day | null {
  const [, year, , month, day] = DATE.exec(toLatinDigits(text.trim())) ?? [];
  if (!year) return null;
  const read = { year: Number(year), month: Number(month), day: Number(day) };
  return read.year < FIRST_GREGORIAN_YEAR ? fromJalali(read) : sound(read);
}

/** The day of the Gregorian calendar that a Jalali date names; null when there is no such date. */
export function fromJalali({ year, month, day }: Day): Day | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const before = month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30;
  const about = Date.UTC(year + NOWRUZ.years, NOWRUZ.month, NOWRUZ.day) + (before + day - 1) * DAY_MS;
  const wanted = `${year}-${month}-${day}`;
  for (const days of [0, 1, -1, 2, -2]) {
    const ms = about + days * DAY_MS;
    if (jalaliOf(ms) === wanted) return dayOf(ms);
  }
  return null;
}

/** The Jalali date of a day. By Intl, as everything that shows one does: what is read is what was shown. */
export function toJalali({ year, month, day }: Day): Day {
  const parts = jalali.formatToParts(Date.UTC(year, month - 1, day));
  const of = (wanted: string): number => Number(parts.find(({ type }) => type === wanted)?.value);
  return { year: of('year'), month: of('month'), day: of('day') };
}

function jalaliOf(ms: number): string {
  const { year, month, day } = toJalali(dayOf(ms));
  return `${year}-${month}-${day}`;
}

/** The day that a moment lies in, in UTC. */
export function dayOf(ms: number): Day {
  const date = new Date(ms);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The day, if its month has it. */
function sound(day: Day): Day | null {
  const there = dayOf(Date.UTC(day.year, day.month - 1, day.day));
  return there.month === day.month && there.day === day.day ? day : null;
}

/** When a day begins in a time zone, in milliseconds since 1970. */
export function startOfDay({ year, month, day }: Day, timeZone: string): number {
  const utc = Date.UTC(year, month - 1, day);
  // The offset of the first guess may be that of the day before, where clocks are changed.
  return utc - offsetAt(utc - offsetAt(utc, timeZone), timeZone);
}

/** How far the clocks of a zone are ahead of UTC. */
export function offsetAt(ms: number, timeZone: string): number {
  const parts = wallClockOf(timeZone).formatToParts(ms);
  const of = (wanted: string): number => Number(parts.find(({ type }) => type === wanted)?.value);
  const local = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return local - Math.floor(ms / 1000) * 1000;
}

let lastWallClock: { timeZone: string; format: Intl.DateTimeFormat } | undefined;

/** Making one takes a hundred times as long as using it; whoever asks for one zone asks for it again. */
function wallClockOf(timeZone: string): Intl.DateTimeFormat {
  if (lastWallClock?.timeZone !== timeZone) {
    const format = new Intl.DateTimeFormat('en-u-hc-h23', {
      timeZone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    lastWallClock = { timeZone, format };
  }
  return lastWallClock.format;
}
