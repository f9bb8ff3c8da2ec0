import { type Emoji, toned } from './emoji';
import { findEmoji } from './find-emoji';

const emoji = (text: string, fa: string, en: string, codes: string[], words: string[]): Emoji => ({
  text,
  group: 'symbols',
  tones: [],
  names: { fa, en },
  codes,
  words,
});

const ALL = [
  emoji('💘', 'قلب تیرخورده', 'heart with arrow', ['cupid'], ['قلب', 'تیرخورده', 'heart', 'cupid', 'arrow']),
  emoji('❤️', 'قلب قرمز', 'red heart', ['heart'], ['قلب', 'قرمز', 'red', 'heart']),
  emoji('👋', 'تکان دادن دست', 'waving hand', ['wave'], ['تکان', 'دادن', 'دست', 'سلام', 'wave', 'hand']),
];
const found = (query: string) => findEmoji(ALL, query, 10).map(({ text }) => text);

describe('findEmoji', () => {
  it.each([
    ['heart', ['❤️', '💘']],
    ['قلب', ['💘', '❤️']],
    ['قلب قر', ['❤️']],
    ['سلام', ['👋']],
    ['تكان', ['👋']],
    ['WAV', ['👋']],
    ['دستگاه', []],
    ['', []],
    [' : ', []],
  ])('finds by words of both languages when %j is typed', (query, expected) => {
    expect(found(query)).toEqual(expected);
  });

  it('gives no more than it is asked for', () => {
    expect(findEmoji(ALL, 'heart', 1)).toHaveLength(1);
  });
});

describe('toned', () => {
  it('is the emoji itself when it has no tones or none is wanted', () => {
    const hand = { ...ALL[2]!, tones: ['👋🏻', '👋🏼', '👋🏽', '👋🏾', '👋🏿'] };
    expect([toned(hand, 0), toned(hand, 5), toned(ALL[1]!, 3)]).toEqual(['👋', '👋🏿', '❤️']);
  });
});
