import type { Message, StreamEntry, StreamQuery } from '#contracts';
import { fits } from './stream-filter';

const entry = {
  message: {
    username: 'Omid',
    text: 'كتابِ ارزان',
    files: [{ name: 'گزارش سال.pdf' }],
  } as Message,
  room: {
    kind: 'public',
    id: '1',
    slug: 'market',
    name: 'بازارچه',
    names: { fa: 'بازارچه', en: 'Market hall' },
  },
} as StreamEntry;

describe('fits', () => {
  it.each<[StreamQuery, boolean]>([
    [{}, true],
    [{ q: 'کتاب' }, true],
    [{ q: 'ارز' }, true],
    [{ q: 'گزارش' }, true],
    [{ q: 'گران' }, false],
    [{ person: 'omid' }, true],
    [{ person: 'sara' }, false],
    [{ room: 'market' }, true],
    [{ room: 'hall' }, true],
    [{ room: 'بازار' }, true],
    [{ room: 'general' }, false],
    [{ has: 'file' }, true],
    [{ q: 'کتاب', person: 'sara' }, false],
  ])('of %j is %s', (question, isIt) => {
    expect(fits(entry, question)).toBe(isIt);
  });

  it('is false of what has no file when one is asked for', () => {
    const message = { ...entry.message, files: undefined } as unknown as Message;
    expect(fits({ ...entry, message }, { has: 'file' })).toBe(false);
  });
});
