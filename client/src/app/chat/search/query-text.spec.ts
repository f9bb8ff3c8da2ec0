import { parseQuery } from '#text';
import { withFilter } from './query-text';

describe('withFilter', () => {
  it('puts a filter before the words, in the person’s language', () => {
    expect(withFilter('جلسه فردا', 'from', 'sara_m', 'fa')).toBe('از:sara_m جلسه فردا');
    expect(withFilter('meeting', 'from', 'sara_m', 'en')).toBe('from:sara_m meeting');
  });

  it('puts one value in the place of another', () => {
    expect(withFilter('from:sara has:link x', 'from', 'omid', 'en')).toBe('from:omid has:link x');
  });

  it('takes a filter out when there is no value', () => {
    expect(withFilter('from:sara has:link x', 'has', null, 'en')).toBe('from:sara x');
    expect(withFilter('from:sara', 'from', '  ', 'en')).toBe('');
  });

  it.each(['fa', 'en'] as const)('writes every filter so that it is read again, in %s', (language) => {
    let query = 'words "a phrase"';
    query = withFilter(query, 'in', 'کافه گپ', language);
    query = withFilter(query, 'before', '1405/1/2', language);
    query = withFilter(query, 'after', '2026-03-01', language);
    query = withFilter(query, 'has', 'poll', language);
    expect(parseQuery(query)).toMatchObject({
      words: 'words "a phrase"',
      filters: { in: 'کافه گپ', before: '1405/1/2', after: '2026-03-01', has: 'poll' },
    });
  });
});
