import { describe, expect, it } from 'vitest';
import { cleanFileName } from './file-name.js';

const ZWNJ = '\u200C';
const ZWJ = '\u200D';
const bytes = (text: string) => new TextEncoder().encode(text).length;

describe('cleanFileName', () => {
  it.each([
    ['گزارش ماه.pdf', 'گزارش ماه.pdf'],
    [`نامه${ZWNJ}ها.txt`, `نامه${ZWNJ}ها.txt`],
    [`HTML${ZWNJ}ها.zip`, `HTML${ZWNJ}ها.zip`],
    [`👩${ZWJ}💻.png`, `👩${ZWJ}💻.png`],
    ['a.php.png', 'a.php.png'],
    ['50%2e%2e%2fx.png', '50%2e%2e%2fx.png'],
    ["UTF-8''%2Fetc%2Fpasswd.txt", "UTF-8''%2Fetc%2Fpasswd.txt"],
  ])('keeps what a name may have: %j', (name, clean) => {
    expect(cleanFileName(name)).toBe(clean);
  });

  it.each([
    ['../../etc/x.txt', 'x.txt'],
    ['/etc/passwd', 'passwd'],
    ['..\\..\\boot.ini', 'boot.ini'],
    ['C:\\Users\\a\\b.png', 'b.png'],
    ['C:b.png', 'b.png'],
    ['\\\\host\\share\\b.png', 'b.png'],
    ['صورت‌حساب ۱۴۰۵/۰۸.pdf', '۰۸.pdf'],
    ['a/b/', 'b'],
    ['a/..', 'a'],
    ['../..', 'file'],
    ['...', 'file'],
    ['', 'file'],
  ])('UP3 takes the last part of a path and nothing before it: %j', (name, clean) => {
    expect(cleanFileName(name)).toBe(clean);
  });

  it.each([
    ['a.png\0.exe', 'a.png.exe'],
    ['a.txt. . ', 'a.txt'],
    ['.htaccess', 'htaccess'],
    ['con.txt', '_con.txt'],
    ['COM1', '_COM1'],
    ['lpt9.tar.gz', '_lpt9.tar.gz'],
    ['NUL .txt', '_NUL .txt'],
    ['console.txt', 'console.txt'],
    ['a.txt:evil.exe', 'a.txt_evil.exe'],
    ['a<b>|"c"?*.txt', 'a_b___c___.txt'],
    ['a\r\nb\u2028c.txt', 'a b c.txt'],
    ['a\u0007\u009bb.txt', 'ab.txt'],
    ['cafe\u0301.txt', 'café.txt'],
    ['a\ud800b.txt', 'a\ufffdb.txt'],
  ])('UP2 leaves nothing that a disk or a header could stumble over: %j', (name, clean) => {
    expect(cleanFileName(name)).toBe(clean);
  });

  it.each([
    ['photo\u202Egnp.exe', 'photognp.exe'],
    ['a\u2066b\u2069.txt', 'ab.txt'],
    ['a\u200Eb\u200Fc\u061C.txt', 'abc.txt'],
    ['a\u200Bb\u2060c\uFEFF.txt', 'abc.txt'],
    [`pay${ZWNJ}pal.pdf`, 'paypal.pdf'],
    [`نامه${ZWNJ}.pdf`, 'نامه.pdf'],
    [`نامه${ZWNJ}${ZWNJ}ها.pdf`, `نامه${ZWNJ}ها.pdf`],
    [`a${ZWJ}b.txt`, 'ab.txt'],
    ['a\u00ADb\u3164.txt', 'ab.txt'],
    [`ب${'\u0651'.repeat(40)}.txt`, `ب${'\u0651'.repeat(4)}.txt`],
  ])('UP2 leaves nothing that hides or turns around what it says: %j', (name, clean) => {
    expect(cleanFileName(name)).toBe(clean);
  });

  it.each([
    ['a'.repeat(400) + '.pdf', '.pdf'],
    ['گ'.repeat(400) + '.jpeg', '.jpeg'],
    ['😀'.repeat(200) + '.png', '.png'],
    ['a.' + 'b'.repeat(400), 'b'],
    [`${`می${ZWNJ}`.repeat(80)}رود.txt`, '.txt'],
  ])('keeps to its lengths and keeps its ending: %.20s…', (name, end) => {
    const clean = cleanFileName(name);
    expect([...clean].length).toBeLessThanOrEqual(150);
    expect(bytes(clean)).toBeLessThanOrEqual(255);
    expect(clean.endsWith(end)).toBe(true);
    expect(clean).not.toMatch(/\ufffd|\u200C\./);
    expect([...clean].length > 100 || bytes(clean) > 245).toBe(true);
  });

  it('changes nothing more when it has cleaned once', () => {
    const hostile = [
      'a',
      '/',
      '\\',
      ':',
      '.',
      ' ',
      '\0',
      '\u202E',
      ZWNJ,
      ZWJ,
      'ک',
      'con',
      '😀',
      '\u0301',
      '\ud800',
      '\u3164',
    ];
    let seed = 7;
    const next = () => (seed = (seed * 48_271) % 2_147_483_647);
    for (let round = 0; round < 5_000; round += 1) {
      const name = Array.from({ length: 1 + (next() % 12) }, () => hostile[next() % hostile.length]).join('');
      const clean = cleanFileName(name);
      expect(cleanFileName(clean), JSON.stringify(name)).toBe(clean);
      expect(clean).not.toMatch(/[/\\:\0\u202E]|^[. ]|[. ]$|^$/);
    }
  });
});
