import { describe, expect, it } from 'vitest';
import { toLatinDigits, toPersianDigits } from './digits.js';

describe('digits', () => {
  it('toLatinDigits reads Persian and Arabic digits and leaves the rest', () => {
    expect(toLatinDigits('۱۴۰۳/٠٩/1 ساعت ۱۲')).toBe('1403/09/1 ساعت 12');
  });

  it('toPersianDigits shows Latin and Arabic digits as Persian', () => {
    expect(toPersianDigits('1403 ٤٥٦ x')).toBe('۱۴۰۳ ۴۵۶ x');
  });

  it('toLatinDigits undoes toPersianDigits when the text has all ten', () => {
    expect(toLatinDigits(toPersianDigits('0123456789'))).toBe('0123456789');
  });
});
