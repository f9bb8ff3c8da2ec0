import { describe, expect, it } from 'vitest';
import { fromJalali, parseDay, startOfDay } from './days.js';

describe('parseDay', () => {
  it.each([
    ['۱۴۰۵/۱/۲', [2026, 3, 22]],
    ['1405-1-2', [2026, 3, 22]],
    ['١٤٠٥.٠١.٠٢', [2026, 3, 22]],
    [' 2026-03-21 ', [2026, 3, 21]],
    ['1403/12/30', [2025, 3, 20]],
    ['2024-02-29', [2024, 2, 29]],
  ])('reads %j', (text, [year, month, day]) => {
    expect(parseDay(text)).toEqual({ year, month, day });
  });

  it.each([
    '1404/12/30',
    '1405/7/31',
    '1405/13/1',
    '1405/0/1',
    '2026-02-30',
    '2026-3',
    '05/1/2',
    '1405/1-2',
    'فردا',
    '',
  ])('reads no day in %j', (text) => {
    expect(parseDay(text)).toBeNull();
  });
});

describe('fromJalali', () => {
  // Leap years as the calendar centre of the University of Tehran has published them.
  const LEAP = [
    1300, 1304, 1309, 1313, 1317, 1321, 1325, 1329, 1333, 1337, 1342, 1346, 1350, 1354, 1358, 1362, 1366,
    1370, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408, 1412, 1416, 1420, 1424, 1428, 1432, 1436,
    1441, 1445, 1449, 1453,
  ];

  it('gives each day of a hundred and fifty years the day after the one before', () => {
    let before = Date.UTC(1921, 2, 20);
    for (let year = 1300; year < 1455; year += 1) {
      for (let month = 1; month <= 12; month += 1) {
        const days = month < 7 ? 31 : month < 12 || LEAP.includes(year) ? 30 : 29;
        for (let day = 1; day <= days; day += 1) {
          const read = fromJalali({ year, month, day });
          const ms = read ? Date.UTC(read.year, read.month - 1, read.day) : NaN;
          if (ms !== before + 86_400_000) expect.fail(`${year}/${month}/${day} is ${JSON.stringify(read)}`);
          before = ms;
        }
        expect(fromJalali({ year, month, day: days + 1 })).toBeNull();
      }
    }
    expect(new Date(before).toISOString()).toBe('2076-03-19T00:00:00.000Z');
  });
});

describe('startOfDay', () => {
  it.each([
    ['Asia/Tehran', '2026-03-21T20:30:00.000Z'],
    ['UTC', '2026-03-22T00:00:00.000Z'],
    ['America/New_York', '2026-03-22T04:00:00.000Z'],
    ['Pacific/Kiritimati', '2026-03-21T10:00:00.000Z'],
  ])('is midnight in %s', (zone, moment) => {
    expect(new Date(startOfDay({ year: 2026, month: 3, day: 22 }, zone)).toISOString()).toBe(moment);
  });

  it('is midnight on the days on which clocks are changed', () => {
    const start = (month: number, day: number) =>
      new Date(startOfDay({ year: 2026, month, day }, 'Europe/Berlin')).toISOString();
    expect([start(3, 29), start(3, 30)]).toEqual(['2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z']);
    expect([start(10, 25), start(10, 26)]).toEqual(['2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z']);
  });
});
