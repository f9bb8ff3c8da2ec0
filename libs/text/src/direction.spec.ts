import { describe, expect, it } from 'vitest';
import { paragraphDirection } from './direction.js';

const RLM = '\u200f';
const LRM = '\u200e';

describe('paragraphDirection', () => {
  it.each([
    ['the first word is Latin', 'ip سرور من چیست'],
    ['a mention comes first', '@ali سلام'],
    ['many mentions outnumber the words', '@ali @reza @sara سلام'],
    ['a long link comes first', 'https://example.com/a/long/path?with=words ببین'],
    ['code comes first', '`git commit` را بزن'],
    ['a number and an emoji come first', '12 😀 سلام'],
    ['a file name has many parts', 'فایل report.final.v2.pdf را بفرست'],
    ['words are joined by ZWNJ', 'می\u200cروم `home`'],
    ['the text is Hebrew', 'שלום world שלום'],
    ['an English block of code follows', 'این کد\n```\nlet a = one + two + three\n```'],
  ])('paragraphDirection is rtl when %s', (_when, text) => {
    expect(paragraphDirection(text, 'ltr')).toBe('rtl');
  });

  it.each([
    ['the first word is Persian', 'سلام means hello in Persian'],
    ['a Persian name is mentioned once', 'ask علی about it'],
    ['the text is Greek', 'καλημέρα κόσμε'],
  ])('paragraphDirection is ltr when %s', (_when, text) => {
    expect(paragraphDirection(text, 'rtl')).toBe('ltr');
  });

  it.each([
    '',
    '   ',
    '۱۲۳ 456',
    '😀👍',
    '@ali',
    'https://example.com',
    '`code`',
    '...!؟',
    'سلام hello',
    '```\ncode\n```',
  ])('paragraphDirection is the fallback when the words say nothing (%j)', (text) => {
    expect(paragraphDirection(text, 'rtl')).toBe('rtl');
    expect(paragraphDirection(text, 'ltr')).toBe('ltr');
  });

  it('paragraphDirection is the chosen one when a mark stands at the start', () => {
    expect(paragraphDirection(`${LRM}سلام دنیا`, 'rtl')).toBe('ltr');
    expect(paragraphDirection(`${RLM}hello world`, 'ltr')).toBe('rtl');
    expect(paragraphDirection(`hello ${RLM}world`, 'rtl')).toBe('ltr');
  });
});
