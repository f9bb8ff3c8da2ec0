import { describe, expect, it } from 'vitest';
import { slotOf } from '../../database/figure-store.js';
import { weekHours } from './week-hours.js';

/** Weekday, Sunday being 0, and hour of what is there. */
function places(moments: string[], timezone: string): [number, number, number][] {
  const slots = moments.map((moment) => ({ slot: slotOf(Date.parse(moment)), value: 1 }));
  return weekHours(slots, timezone).flatMap((day, weekday) =>
    day.flatMap((value, hour): [number, number, number][] => (value > 0 ? [[weekday, hour, value]] : [])),
  );
}

describe('weekHours', () => {
  it('adds up weeks, by weekday and hour where somebody is', () => {
    const moments = ['2026-11-21T20:15:00Z', '2026-11-21T20:30:00Z', '2026-11-28T21:15:00Z'];
    expect(places(moments, 'Asia/Tehran')).toEqual([
      [0, 0, 2],
      [6, 23, 1],
    ]);
  });

  it('goes by the clock on the day on which it is changed', () => {
    const moments = ['2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z'];
    expect(places(moments, 'Europe/London')).toEqual([
      [0, 0, 1],
      [0, 2, 1],
    ]);
  });
});
