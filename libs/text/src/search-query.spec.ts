import { describe, expect, it } from 'vitest';
import { parseHas, parseQuery } from './search-query.js';

describe('parseQuery', () => {
  it.each([
    ['سلام from:sara دنیا', 'سلام   دنیا', { from: 'sara' }],
    [
      'from:@sara in:general before:1405/1/2 after:2026-03-01 has:link',
      '',
      {
        from: 'sara',
        in: 'general',
        before: '1405/1/2',
        after: '2026-03-01',
        has: 'link',
      },
    ],
    [
      'از:سارا در:عمومی پیش\u200cاز:۱۴۰۵/۱/۲ پس\u200cاز:1405-1-1 دارد:لینک',
      '',
      {
        from: 'سارا',
        in: 'عمومی',
        before: '۱۴۰۵/۱/۲',
        after: '1405-1-1',
        has: 'لینک',
      },
    ],
    ['پیشاز:1405/1/2 FROM:Sara', '', { before: '1405/1/2', from: 'Sara' }],
    ['in:"my room" در:«اتاق ما» x', 'x', { in: 'اتاق ما' }],
    ['before:2026-03-21T08:30:00Z', '', { before: '2026-03-21T08:30:00Z' }],
    ['"from:sara" «در:عمومی»', '"from:sara" «در:عمومی»', {}],
    ['https://example.com a:b from: sara', 'https://example.com a:b from: sara', {}],
    ['ساعت:12 از من', 'ساعت:12 از من', {}],
    ['xfrom:sara', 'xfrom:sara', {}],
  ])('reads %j', (query, words, filters) => {
    expect(parseQuery(query)).toMatchObject({ words, filters });
  });

  it('tells the filters as they were typed', () => {
    expect(parseQuery('a از:@sara b in:«x y»').typed).toBe('از:@sara in:«x y»');
  });
});

describe('parseHas', () => {
  it.each([
    ['LINK', 'link'],
    ['نظرسنجی', 'poll'],
    ['عكس', 'image'],
    ['پرونده', 'file'],
    ['جان', undefined],
  ])('reads %j as %j', (value, has) => {
    expect(parseHas(value)).toBe(has);
  });
});
