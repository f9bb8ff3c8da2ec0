import { dayKey, dayLabel, fullDate, fullDateTime, shortDate, timeOfDay } from './calendar';
import type { Reading } from './formats';

const FA: Reading = { language: 'fa', calendar: 'jalali', digits: 'persian' };
const EN: Reading = { language: 'en', calendar: 'gregorian', digits: 'latin' };
const TEHRAN = 'Asia/Tehran';
/** Sunday 22 November 2026, ۱ آذر ۱۴۰۵, 14:05 in Tehran. */
const NOW = new Date('2026-11-22T10:35:00Z');
const at = (iso: string) => new Date(iso);

describe('dayKey', () => {
  it('dayKey is the day where the reader is', () => {
    // 20:30 in London is midnight in Tehran.
    expect(dayKey(at('2026-11-21T20:29:59Z'), TEHRAN)).toBe('2026-11-21');
    expect(dayKey(at('2026-11-21T20:30:00Z'), TEHRAN)).toBe('2026-11-22');
    expect(dayKey(at('2026-11-21T20:30:00Z'), 'Europe/London')).toBe('2026-11-21');
  });

  it('dayKey takes the zone of the machine when none is given', () => {
    expect(dayKey(new Date(2026, 10, 22, 0, 0, 0))).toBe('2026-11-22');
    expect(dayKey(new Date(2026, 10, 22, 23, 59, 59))).toBe('2026-11-22');
  });
});

describe('fullDate', () => {
  it('fullDate puts weekday, day, month and year in the order of the language', () => {
    expect(fullDate(NOW, FA, TEHRAN)).toBe('یکشنبه ۱ آذر ۱۴۰۵');
    expect(fullDate(NOW, EN, TEHRAN)).toBe('Sunday, 22 November 2026');
  });

  it.each([
    ['the first day of a year', '2026-03-21T08:00:00Z', 'شنبه ۱ فروردین ۱۴۰۵'],
    ['the last day of a leap year', '2025-03-20T08:00:00Z', 'پنجشنبه ۳۰ اسفند ۱۴۰۳'],
  ])('fullDate is right on %s', (_which, iso, label) => {
    expect(fullDate(at(iso), FA, TEHRAN)).toBe(label);
  });
});

describe('a day', () => {
  it.each([
    [
      'the Gregorian calendar in Persian',
      { ...FA, calendar: 'gregorian' },
      'یکشنبه ۲۲ نوامبر ۲۰۲۶',
      '۲۲ نوامبر',
    ],
    ['the Jalali calendar in English', { ...EN, calendar: 'jalali' }, 'Sunday, 1 Azar 1405', '1 Azar'],
    ['Latin digits in Persian', { ...FA, digits: 'latin' }, 'یکشنبه 1 آذر 1405', '1 آذر'],
    ['Persian digits in English', { ...EN, digits: 'persian' }, 'Sunday, ۲۲ November ۲۰۲۶', '۲۲ Nov'],
  ] as const)(
    'is written by each choice on its own when the reader wants %s',
    (_what, reading, full, short) => {
      const later = at('2026-12-15T10:00:00Z');
      expect(fullDate(NOW, reading, TEHRAN)).toBe(full);
      expect(shortDate(NOW, reading, later, TEHRAN)).toBe(short);
    },
  );
});

describe('dayLabel', () => {
  it.each([
    ['the same day', '2026-11-21T20:30:00Z', 'امروز', 'Today'],
    ['the day before, if only a minute ago', '2026-11-21T20:29:00Z', 'دیروز', 'Yesterday'],
    ['two days ago', '2026-11-20T10:00:00Z', 'جمعه ۲۹ آبان ۱۴۰۵', 'Friday, 20 November 2026'],
    ['a clock that goes ahead', '2026-11-23T10:00:00Z', 'دوشنبه ۲ آذر ۱۴۰۵', 'Monday, 23 November 2026'],
  ])('dayLabel names %s', (_which, iso, fa, en) => {
    expect(dayLabel(at(iso), FA, NOW, TEHRAN)).toBe(fa);
    expect(dayLabel(at(iso), EN, NOW, TEHRAN)).toBe(en);
  });

  it('dayLabel says yesterday when the clocks changed in between', () => {
    // London, 25 October 2026 has 25 hours.
    const label = dayLabel(at('2026-10-24T23:30:00Z'), EN, at('2026-10-26T00:10:00Z'), 'Europe/London');
    expect(label).toBe('Yesterday');
  });
});

describe('timeOfDay', () => {
  it('timeOfDay has two digits each, of the language', () => {
    expect(timeOfDay(at('2026-11-22T05:35:00Z'), FA, TEHRAN)).toBe('۰۹:۰۵');
    expect(timeOfDay(at('2026-11-22T05:35:00Z'), EN, TEHRAN)).toBe('09:05');
  });

  it('timeOfDay starts the day with zero at midnight', () => {
    expect(timeOfDay(at('2026-11-21T20:30:00Z'), EN, TEHRAN)).toBe('00:00');
    expect(timeOfDay(at('2026-11-21T20:30:00Z'), FA, TEHRAN)).toBe('۰۰:۰۰');
  });
});

describe('fullDateTime', () => {
  it('fullDateTime says the day and the time', () => {
    expect(fullDateTime(NOW, FA, TEHRAN)).toBe('یکشنبه ۱ آذر ۱۴۰۵، ساعت ۱۴:۰۵');
    expect(fullDateTime(NOW, EN, TEHRAN)).toBe('Sunday, 22 November 2026, 14:05');
  });
});

describe('shortDate', () => {
  it.each([
    ['the time when it is today', '2026-11-22T05:35:00Z', '۰۹:۰۵', '09:05'],
    ['yesterday', '2026-11-21T05:35:00Z', 'دیروز', 'Yesterday'],
    ['the weekday when it is this week', '2026-11-16T05:35:00Z', 'دوشنبه', 'Monday'],
    ['day and month when it is this year', '2026-11-15T05:35:00Z', '۲۴ آبان', '15 Nov'],
    ['the whole date when it is long ago', '2025-02-10T05:35:00Z', '۲۲ بهمن ۱۴۰۳', '10 Feb 2025'],
    ['the year by the calendar of the language', '2026-02-10T05:35:00Z', '۲۱ بهمن ۱۴۰۴', '10 Feb'],
    ['the date when it is tomorrow', '2026-11-23T05:35:00Z', '۲ آذر', '23 Nov'],
  ])('shortDate says %s', (_what, iso, fa, en) => {
    expect(shortDate(at(iso), FA, NOW, TEHRAN)).toBe(fa);
    expect(shortDate(at(iso), EN, NOW, TEHRAN)).toBe(en);
  });
});
