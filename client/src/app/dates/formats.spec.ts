import { dateParts, formatNumber } from './formats';

describe('formatNumber', () => {
  it('formatNumber uses the digits and the separator of the language', () => {
    expect(formatNumber(1250, 'fa')).toBe('۱٬۲۵۰');
    expect(formatNumber(1250, 'en')).toBe('1,250');
    expect(formatNumber(0, 'fa')).toBe('۰');
  });
});

describe('dateParts', () => {
  it('dateParts gives Jalali parts in Persian and Gregorian parts in English', () => {
    const nowruz = new Date('2026-03-21T12:00:00Z');
    expect(dateParts(nowruz, 'day', 'fa', 'Asia/Tehran')).toMatchObject({
      weekday: 'شنبه',
      day: '۱',
      month: 'فروردین',
      year: '۱۴۰۵',
    });
    expect(dateParts(nowruz, 'day', 'en', 'Asia/Tehran')).toMatchObject({
      weekday: 'Saturday',
      day: '21',
      month: 'March',
      year: '2026',
    });
  });

  it('dateParts makes a formatter once when asked again', () => {
    const make = vi.spyOn(Intl, 'DateTimeFormat');
    dateParts(new Date(0), 'time', 'fa', 'Asia/Kabul');
    dateParts(new Date(1), 'time', 'fa', 'Asia/Kabul');
    expect(make).toHaveBeenCalledTimes(1);
    make.mockRestore();
  });
});
