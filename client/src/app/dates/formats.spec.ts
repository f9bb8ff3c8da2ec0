import { type Reading, dateParts, formatLength, formatNumber } from './formats';

const FA: Reading = { language: 'fa', calendar: 'jalali', digits: 'persian' };
const EN: Reading = { language: 'en', calendar: 'gregorian', digits: 'latin' };

describe('formatNumber', () => {
  it('formatNumber uses the digits and the separator of the choice', () => {
    expect(formatNumber(1250, 'persian')).toBe('۱٬۲۵۰');
    expect(formatNumber(1250, 'latin')).toBe('1,250');
    expect(formatNumber(0, 'persian')).toBe('۰');
  });
});

describe('dateParts', () => {
  it('dateParts gives Jalali parts in Persian and Gregorian parts in English', () => {
    const nowruz = new Date('2026-03-21T12:00:00Z');
    expect(dateParts(nowruz, 'day', FA, 'Asia/Tehran')).toMatchObject({
      weekday: 'شنبه',
      day: '۱',
      month: 'فروردین',
      year: '۱۴۰۵',
    });
    expect(dateParts(nowruz, 'day', EN, 'Asia/Tehran')).toMatchObject({
      weekday: 'Saturday',
      day: '21',
      month: 'March',
      year: '2026',
    });
  });

  it('dateParts makes a formatter once when asked again', () => {
    const make = vi.spyOn(Intl, 'DateTimeFormat');
    dateParts(new Date(0), 'time', FA, 'Asia/Kabul');
    dateParts(new Date(1), 'time', FA, 'Asia/Kabul');
    expect(make).toHaveBeenCalledTimes(1);
    make.mockRestore();
  });
});

describe('formatLength', () => {
  it('formatLength pads what comes after the first part, in the digits of the choice', () => {
    expect(formatLength(7, 'latin')).toBe('0:07');
    expect(formatLength(187.4, 'persian')).toBe('۳:۰۷');
    expect(formatLength(3_765, 'latin')).toBe('1:02:45');
  });
});
