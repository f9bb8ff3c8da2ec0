import { describe, expect, it } from 'vitest';
import type { Calendar, StatsStep } from '#contracts';
import { boundsOf } from './periods.js';

const HOUR = 3_600_000;
const TEHRAN = 'Asia/Tehran';

function bounds(
  step: StatsStep,
  since: string,
  until: string,
  { calendar = 'jalali' as Calendar, timezone = TEHRAN } = {},
): string[] | undefined {
  const times = { since: Date.parse(since), until: Date.parse(until), step, timezone, calendar };
  return boundsOf(times, 100)?.map((ms) => new Date(ms).toISOString().slice(0, 16));
}

describe('boundsOf', () => {
  it('begins hours with the hours of the clock when a zone is half an hour off', () => {
    expect(bounds('hour', '2026-11-22T10:50:00Z', '2026-11-22T12:00:00Z')).toEqual([
      '2026-11-22T10:30',
      '2026-11-22T11:30',
      '2026-11-22T12:30',
    ]);
  });

  it('begins days at midnight where somebody is', () => {
    expect(bounds('day', '2026-11-21T21:00:00Z', '2026-11-22T20:30:00Z')).toEqual([
      '2026-11-21T20:30',
      '2026-11-22T20:30',
    ]);
  });

  it('gives the days on which clocks are changed 23 and 25 hours', () => {
    const lengths = (since: string, until: string) => {
      const times = { since: Date.parse(since), until: Date.parse(until) };
      const found =
        boundsOf({ ...times, step: 'day', timezone: 'Europe/London', calendar: 'gregorian' }, 10) ?? [];
      return found.slice(1).map((end, at) => (end - (found[at] ?? 0)) / HOUR);
    };
    expect(lengths('2026-03-28T12:00:00Z', '2026-03-30T12:00:00Z')).toEqual([24, 23, 24]);
    expect(lengths('2026-10-24T12:00:00Z', '2026-10-26T12:00:00Z')).toEqual([24, 25, 24]);
  });

  it('begins weeks on Saturday with the Jalali calendar, on Monday with the Gregorian', () => {
    const sunday = '2026-11-22T12:00:00Z';
    expect(bounds('week', sunday, '2026-11-29T12:00:00Z')).toEqual([
      '2026-11-20T20:30',
      '2026-11-27T20:30',
      '2026-12-04T20:30',
    ]);
    expect(
      bounds('week', sunday, '2026-11-23T12:00:00Z', { calendar: 'gregorian', timezone: 'UTC' }),
    ).toEqual(['2026-11-16T00:00', '2026-11-23T00:00', '2026-11-30T00:00']);
  });

  it('begins months as the calendar has them, over the end of a year', () => {
    // اسفند ۱۴۰۳ has thirty days: a leap year.
    expect(bounds('month', '2025-02-25T12:00:00Z', '2025-04-01T00:00:00Z')).toEqual([
      '2025-02-18T20:30',
      '2025-03-20T20:30',
      '2025-04-20T20:30',
    ]);
    expect(
      bounds('month', '2025-12-25T12:00:00Z', '2026-01-02T00:00:00Z', {
        calendar: 'gregorian',
        timezone: 'UTC',
      }),
    ).toEqual(['2025-12-01T00:00', '2026-01-01T00:00', '2026-02-01T00:00']);
  });

  it('is nothing for more stretches than there may be', () => {
    expect(bounds('hour', '2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z')).toBeUndefined();
  });
});
