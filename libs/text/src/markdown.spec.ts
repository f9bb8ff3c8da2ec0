import { describe, expect, it } from 'vitest';
import { paragraphs } from './paragraphs.js';
import type { Segment } from './segment.js';

/** Segments as a reader sees them: the marked ones with their marks, nested ones with what is in them. */
type Seen = string | readonly Seen[];

function outline(segments: readonly Segment[]): Seen[] {
  return segments.flatMap((segment): Seen[] => {
    if (segment.kind === 'syntax') return [];
    const inside: Seen[] = 'children' in segment ? outline(segment.children) : [segment.text];
    const piece: Seen[] = segment.kind === 'text' ? inside : [[segment.kind, ...inside]];
    return (segment.marks ?? []).reduceRight<Seen[]>((within, mark) => [[mark, ...within]], piece);
  });
}
const seen = (line: string, page: 'rtl' | 'ltr' = 'rtl') => outline(paragraphs(line, page)[0]!.segments);
const directions = (text: string) => paragraphs(text, 'ltr').map(({ dir }) => dir);

describe('signs in a line', () => {
  it.each<[string, Seen[]]>([
    ['**پررنگ**', [['strong', 'پررنگ']]],
    ['*کج*', [['emphasis', 'کج']]],
    ['_کج_ و _slanted_', [['emphasis', 'کج'], ' و ', ['emphasis', 'slanted']]],
    ['~~خط~~', [['strike', 'خط']]],
    ['***هر دو***', [['strong', ['emphasis', 'هر دو']]]],
    ['**کتاب**\u200cها', [['strong', 'کتاب'], '\u200cها']],
    [
      '**یک *دو* سه**',
      [
        ['strong', 'یک '],
        ['strong', ['emphasis', 'دو']],
        ['strong', ' سه'],
      ],
    ],
    ['||راز **بزرگ**||', [['spoiler', 'راز ', ['strong', 'بزرگ']]]],
    ['**||راز||**', [['strong', ['spoiler', 'راز']]]],
    ['[پایان ||راز||](https://a.b)', [['spoiler', ['anchor', 'پایان ', ['foreign', 'راز']]]]],
    ['||[راز](https://a.b)||', [['spoiler', ['anchor', 'راز']]]],
    ['(**یک**)، *دو*!', ['(', ['strong', 'یک'], ')، ', ['emphasis', 'دو'], '!']],
    ['**@ali** سلام', [['strong', ['mention', '@ali']], ' سلام']],
    ['**https://a.b/c**، بعد', [['strong', ['link', 'https://a.b/c']], '، بعد']],
    ['_12:30_ شب', [['emphasis', ['number', '12:30']], ' شب']],
    ['**a *b**', [['strong', 'a *b']]],
    ['*a **b **c**', ['*a **b ', ['strong', 'c']]],
  ])('mean what people expect of them when they are paired in %j', (line, expected) => {
    expect(seen(line)).toEqual(expected);
  });

  it.each([
    '2*3*4 = 24',
    'snake_case_name و __init__',
    '5 * 3 * 2',
    'a ~ b ~ c ~~',
    '** خالی **',
    '****',
    '|| ||',
    '||||',
    '[] و [x] و [](https://a.b)',
    '[x](javascript:alert(1))',
    '[x](/rooms/general)',
    '[x] (https://',
    '*باز',
    '~یک~ |دو| ~~~سه~~~',
  ])('are text when they pair with nothing in %j', (line) => {
    const found = paragraphs(line, 'rtl')[0]!.segments;
    expect(found.filter(({ kind, marks }) => kind === 'syntax' || marks)).toEqual([]);
  });

  it('stay as they were typed when they stand in code', () => {
    expect(seen('`**a**` و ``||b||``')).toEqual([['code', '`**a**`'], ' و ', ['code', '``||b||``']]);
  });
});

describe('links with words', () => {
  it.each([
    ['[سایت ما](https://example.com/a?b=c)', 'https://example.com/a?b=c'],
    ['[ویکی](https://fa.wikipedia.org/wiki/ایران_(کشور))', 'https://fa.wikipedia.org/wiki/ایران_(کشور)'],
    ['[نامه](mailto:a@b.c)', 'mailto:a@b.c'],
  ])('lead where they say when they are %s', (line, href) => {
    expect(paragraphs(line, 'rtl')[0]!.segments).toEqual([
      expect.objectContaining({ kind: 'anchor', text: line, href, dir: 'rtl' }),
    ]);
  });

  it('hold no other link and no mention when their words look like one', () => {
    expect(seen('[https://bank.ir @ali](https://evil.example)')).toEqual([
      ['anchor', ['foreign', 'https://bank.ir'], ' ', ['foreign', '@ali']],
    ]);
  });

  it('begin at the nearest bracket when there are several', () => {
    expect(seen('[الف [ب](https://a.b)')).toEqual(['[الف ', ['anchor', 'ب']]);
  });
});

describe('quotes and lists', () => {
  it('are read from the beginning of a line', () => {
    const text = '> نقل\n>> دوباره\n>\n- یک\n  * دو\n12. three\n۱) چهار\n3- پنج\n> - شش';
    expect(paragraphs(text, 'rtl').map(({ quote, item }) => [quote, item?.marker, item?.level])).toEqual([
      [1, undefined, undefined],
      [2, undefined, undefined],
      [1, undefined, undefined],
      [undefined, '-', 0],
      [undefined, '*', 1],
      [undefined, '12.', 0],
      [undefined, '۱)', 0],
      [undefined, '3-', 0],
      [1, '-', 0],
    ]);
  });

  it('read each line in its own direction', () => {
    expect(directions('> hello there\n> سلام @ali\n- ip سرور من چیست\n- one two\n1. یک')).toEqual([
      'ltr',
      'rtl',
      'rtl',
      'ltr',
      'rtl',
    ]);
  });

  it.each(['>_<', '-5 درجه', '->', '*', '- ', '1.5 متر', '>سلام', '1402 - سال'])(
    'are not seen in %j',
    (line) => {
      const { quote, item } = paragraphs(line, 'rtl')[0]!;
      expect([quote, item]).toEqual([undefined, undefined]);
    },
  );
});

describe('directions inside signs', () => {
  it('isolate a run when signs of the markup cut it', () => {
    expect(seen('زبان **C**++ خوب')).toEqual(['زبان ', ['foreign', ['strong', 'C'], '++'], ' خوب']);
    expect(seen('say **سلام** 12 times or so')).toEqual([
      'say ',
      ['foreign', ['strong', 'سلام']],
      ' 12 times or so',
    ]);
  });

  it('isolate in bold what is isolated outside of it', () => {
    expect(seen('**زبان C++ از 1403/1/2**')).toEqual([
      ['strong', 'زبان '],
      ['foreign', ['strong', 'C++']],
      ['strong', ' از '],
      ['strong', ['number', '1403/1/2']],
    ]);
  });

  it('keep a number with the Latin word before it when the word is bold', () => {
    expect(seen('نسخهٔ **Windows** 11.5 آمد')).toEqual(['نسخهٔ ', ['strong', 'Windows'], ' 11.5 آمد']);
  });

  it('give spoilers and the words of links a direction of their own', () => {
    const [spoiler] = paragraphs('||hello there|| سلام دوست من', 'rtl')[0]!.segments;
    expect(spoiler).toMatchObject({ kind: 'spoiler', dir: 'ltr' });
  });

  it('count the words in bold and in spoilers, and not the signs', () => {
    expect(directions('**سلام** ||دنیا|| hello')).toEqual(['rtl']);
  });

  it('are those the writer chose when there is a choice', () => {
    expect(paragraphs('hello\n> سلام\n**C++**', 'ltr', 'rtl').map(({ dir }) => dir)).toEqual([
      'rtl',
      'rtl',
      'rtl',
    ]);
    expect(outline(paragraphs('**C++**', 'ltr', 'rtl')[0]!.segments)).toEqual([
      ['foreign', ['strong', 'C++']],
    ]);
  });
});
