import { parseDay, toLatinDigits, toPersianDigits } from '#text';
import { type Reading, numericDay } from '../../dates/formats';

/** A day and a time of day as they were typed. */
export interface Moment {
  readonly day: string;
  readonly time: string;
}

/** The moment that was meant, on the clock of this device; null when it cannot be read. */
export function momentOf({ day, time }: Moment): Date | null {
  const read = parseDay(day);
  const [, hour, minute] = /^(\d{1,2})(?::|\s)?(\d{2})$/.exec(toLatinDigits(time).trim()) ?? [];
  if (!read || hour === undefined || Number(hour) > 23 || Number(minute) > 59) return null;
  return new Date(read.year, read.month - 1, read.day, Number(hour), Number(minute));
}

/** A moment as this reader would type it. */
export function typedMoment(at: Date, reading: Reading): Moment {
  const digits = reading.digits === 'persian' ? toPersianDigits : toLatinDigits;
  const pad = (value: number) => String(value).padStart(2, '0');
  return {
    day: numericDay(at, reading),
    time: digits(`${pad(at.getHours())}:${pad(at.getMinutes())}`),
  };
}
