import type { Calendar, StatsStep } from '#contracts';
import { type Day, dayOf, fromJalali, offsetAt, startOfDay, toJalali } from '#text';

const HOUR_MS = 3_600_000;
/** As `Date` counts them: weeks begin on Saturday with the Jalali calendar, else on Monday. */
const FIRST_WEEKDAY: Record<Calendar, number> = { jalali: 6, gregorian: 1 };

export interface Periods {
  /** In milliseconds since 1970; `until` is not within. */
  since: number;
  until: number;
  step: StatsStep;
  timezone: string;
  calendar: Calendar;
}

/** Where the stretches of a time begin where somebody is, and where the last one ends; null for more of them than `most`. */
export function boundsOf({ since, until, step, timezone, calendar }: Periods, most: number): number[] | null {
  const bounds: number[] = [];
  for (const start of startsOf(since, step, timezone, calendar)) {
    bounds.push(start);
    if (start >= until) return bounds;
    if (bounds.length > most) return null;
  }
  return bounds;
}

function* startsOf(since: number, step: StatsStep, timezone: string, calendar: Calendar): Generator<number> {
  const local = since + offsetAt(since, timezone);
  if (step === 'hour') {
    for (let start = since - (local % HOUR_MS); ; start += HOUR_MS) yield start;
  }
  for (let day = firstDay(dayOf(local), step, calendar); ; day = nextDay(day, step, calendar)) {
    yield startOfDay(day, timezone);
  }
}

function firstDay(day: Day, step: StatsStep, calendar: Calendar): Day {
  if (step === 'day') return day;
  if (step === 'week') {
    const weekday = new Date(Date.UTC(day.year, day.month - 1, day.day)).getUTCDay();
    return { ...day, day: day.day - ((weekday - FIRST_WEEKDAY[calendar] + 7) % 7) };
  }
  return calendar === 'gregorian' ? { ...day, day: 1 } : jalaliMonth(toJalali(day));
}

/** Days and months past their end are those that follow: `Date.UTC` carries them over. */
function nextDay(day: Day, step: StatsStep, calendar: Calendar): Day {
  if (step !== 'month') return { ...day, day: day.day + (step === 'week' ? 7 : 1) };
  if (calendar === 'gregorian') return { ...day, month: day.month + 1 };
  const { year, month } = toJalali(day);
  return jalaliMonth(month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 });
}

function jalaliMonth({ year, month }: Omit<Day, 'day'>): Day {
  const day = fromJalali({ year, month, day: 1 });
  if (!day) throw new Error(`The Jalali calendar has no month ${year}-${month}.`);
  return day;
}
