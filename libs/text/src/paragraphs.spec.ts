import { describe, expect, it } from 'vitest';
import { paragraphs } from './paragraphs.js';
import type { Segment } from './segment.js';

/** Text as a string, everything else as its kind and text. */
const seen = (text: string) =>
  paragraphs(text, 'rtl').flatMap(({ segments }) =>
    segments.map((segment) => (segment.kind === 'text' ? segment.text : { [segment.kind]: segment.text })),
  );
const kinds = (text: string, kind: Segment['kind']) =>
  paragraphs(text, 'rtl').flatMap(({ segments }) =>
    segments.filter((segment) => segment.kind === kind).map((segment) => segment.text),
  );
const rejoined = (text: string) =>
  paragraphs(text, 'rtl')
    .map(({ segments }) => segments.map((segment) => segment.text).join(''))
    .join('\n');

describe('paragraphs', () => {
  it('paragraphs gives each line its own direction', () => {
    expect(paragraphs('hello there\n\nسلام دنیا', 'rtl').map(({ dir }) => dir)).toEqual([
      'ltr',
      'rtl',
      'rtl',
    ]);
  });

  it('paragraphs gives the fallback when a line has no words', () => {
    expect(paragraphs('😀\n12', 'ltr').map(({ dir }) => dir)).toEqual(['ltr', 'ltr']);
  });

  it.each([
    ['at the start', '@ali سلام', ['@ali']],
    ['beside punctuation', 'سلام (@ali_1)، @reza!', ['@ali_1', '@reza']],
    ['after a Persian letter', 'سلام@ali', ['@ali']],
    ['not in an address', 'ali@example.com', []],
    ['not when the name is too short or too long', `@ab @${'a'.repeat(21)}`, []],
    ['not in code', '`@ali`', []],
  ])('paragraphs finds a mention %s', (_where, text, found) => {
    expect(kinds(text, 'mention')).toEqual(found);
  });

  it.each([
    [
      'of the three schemes',
      'http://a.b HTTPS://c.d mailto:e@f.g',
      ['http://a.b', 'HTTPS://c.d', 'mailto:e@f.g'],
    ],
    [
      'less the punctuation after it',
      'https://a.b/c. https://a.b/d, https://a.b/e?!',
      ['https://a.b/c', 'https://a.b/d', 'https://a.b/e'],
    ],
    [
      'less Persian punctuation',
      '«https://a.b/c»، https://a.b/d؟ https://a.b/e؛',
      ['https://a.b/c', 'https://a.b/d', 'https://a.b/e'],
    ],
    ['in brackets', '(https://a.b/c) [https://a.b/d].', ['https://a.b/c', 'https://a.b/d']],
    ['with brackets of its own', '(https://a.b/c_(d))', ['https://a.b/c_(d)']],
    ['with Persian letters', 'https://fa.wikipedia.org/wiki/ایران', ['https://fa.wikipedia.org/wiki/ایران']],
    ['right after a word', 'ببین:https://a.b', ['https://a.b']],
    ['not of another scheme', 'javascript:alert(1) data:text/html,x ftp://a.b file:///etc', []],
    ['not without a host', 'http:// https://? http://', []],
    ['not inside a word', 'xhttp://a.b', []],
  ])('paragraphs finds a link %s', (_which, text, found) => {
    expect(kinds(text, 'link')).toEqual(found);
  });

  it('paragraphs gives the code without its backticks', () => {
    expect(paragraphs('با ``a`b`` و `` ` ``', 'rtl')[0]!.segments).toEqual([
      { kind: 'text', text: 'با ' },
      { kind: 'code', text: '``a`b``', code: 'a`b' },
      { kind: 'text', text: ' و ' },
      { kind: 'code', text: '`` ` ``', code: '`' },
    ]);
  });

  it('paragraphs takes backticks for text when they are not closed', () => {
    expect(kinds('a ` b `` c ``` d', 'code')).toEqual([]);
  });

  it('paragraphs makes one block of a fence', () => {
    expect(paragraphs('ببین\n```ts\nconst a = `b`;\n\n@ali\n```\nتمام', 'rtl')).toEqual([
      { dir: 'rtl', segments: [{ kind: 'text', text: 'ببین' }] },
      {
        dir: 'ltr',
        segments: [
          {
            kind: 'block',
            text: '```ts\nconst a = `b`;\n\n@ali\n```',
            code: 'const a = `b`;\n\n@ali',
            language: 'ts',
          },
        ],
      },
      { dir: 'rtl', segments: [{ kind: 'text', text: 'تمام' }] },
    ]);
  });

  it('paragraphs runs a block to the end when its fence is not closed', () => {
    expect(paragraphs('````\na\n```\nb', 'rtl')).toEqual([
      { dir: 'ltr', segments: [{ kind: 'block', text: '````\na\n```\nb', code: 'a\n```\nb', language: '' }] },
    ]);
  });

  it('paragraphs finds code of one line when the fences share it', () => {
    expect(kinds('```a```', 'code')).toEqual(['```a```']);
  });

  it.each([
    [
      'phone numbers',
      'به 0912 345 6789 و ۰۹۱۲ ۳۴۵ ۶۷۸۹ و +98 912 345 6789 زنگ بزن',
      ['0912 345 6789', '۰۹۱۲ ۳۴۵ ۶۷۸۹', '+98 912 345 6789'],
    ],
    ['an area code in brackets', 'تلفن (021) 8888 7777 است', ['(021) 8888 7777']],
    ['dates and times', 'از 2026-03-21 تا 1403/1/2، ساعت ۱۲:۳۰.', ['2026-03-21', '1403/1/2', '۱۲:۳۰']],
    [
      'cards, addresses and amounts',
      'کارت 6037 9912 3456 7890 و 192.168.1.1 و 1,250,000',
      ['6037 9912 3456 7890', '192.168.1.1', '1,250,000'],
    ],
    ['service codes and signs', 'کد *141*1# و دمای -5 و شماره #12', ['*141*1#', '-5', '#12']],
    ['no single number', 'سال 1403 با ۱۲ نفر', []],
    ['no numbers that follow each other in a sentence', 'سال‌های 1402 1403 و ۱ ۲ ۳', []],
    ['no part of a Latin word', 'نسخهٔ v1.2.3 و 10km', []],
  ])('paragraphs isolates %s', (_what, text, found) => {
    expect(kinds(text, 'number')).toEqual(found);
  });

  it.each([
    ['signs after a word', 'زبان C++ و C# خوب است', ['C++', 'C#']],
    ['signs before a word', 'فایل .env و --help', ['.env', '--help']],
    ['brackets that belong to it', 'تابع foo() را', ['foo()']],
    ['a word with digits first', 'مسافت 10-km بود', ['10-km']],
    ['a run of several words', 'با visual C++ نوشتم', ['visual C++']],
    ['a word with a Persian suffix', 'C++\u200cها و C++ها', ['C++', 'C++']],
    ['a word with Arabic digits', 'مدل Galaxy ٢٢ من', ['Galaxy ٢٢']],
    ['nothing of plain words', 'یک visual studio code 2019 بود', []],
    ['no punctuation of the sentence', 'زبان (Java)، «Rust» و Go!', []],
  ])('paragraphs isolates in Persian %s', (_what, text, found) => {
    expect(kinds(text, 'foreign')).toEqual(found);
  });

  it('paragraphs keeps a number with the Latin word before it', () => {
    expect(seen('نسخهٔ Windows 11.5 آمد')).toEqual(['نسخهٔ Windows 11.5 آمد']);
  });

  it('paragraphs isolates Persian in English when a number follows', () => {
    expect(seen('he said سلام دنیا, 12 times or more')).toEqual([
      'he said ',
      { foreign: 'سلام دنیا' },
      ', 12 times or more',
    ]);
    expect(seen('on شنبه 12 آذر we will meet again')).toEqual(['on شنبه 12 آذر we will meet again']);
  });
});

describe('paragraphs on any input', () => {
  const PIECES = [
    ...[
      'سلام',
      'می\u200cروم',
      'hello',
      'C++',
      '@ali',
      '@ab',
      'http://a.b/c',
      'https://',
      'mailto:a@b.c',
      '`',
      '``',
      '```',
      '`x`',
    ],
    ...[
      '0912 345 6789',
      '۱۴۰۳/۱/۲',
      '12',
      '*141#',
      '#',
      '+',
      '-',
      '٢',
      '😀',
      '👩\u200d👧',
      '(',
      ')',
      '[',
      '«',
      '»',
      '،',
      '؟',
      '.',
      ',',
    ],
    ...[
      ' ',
      ' ',
      ' ',
      '\n',
      '\n```\n',
      '\u200f',
      '\u200e',
      '\u0301',
      '\ud83d',
      '\t',
      '*',
      '_',
      '~',
      '>',
      '"',
    ],
    ...['**', '***', '~~', '||', '[', '](https://a.b)', '> ', '- ', '\n> ', '\n- ', '\n۱. ', '_a_', '**C'],
  ];
  /** A small generator of its own, so that every run tests the same texts. */
  const random = (seed: number) => () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };

  it('paragraphs loses nothing when its pieces are joined', () => {
    const next = random(7);
    for (let round = 0; round < 5000; round += 1) {
      const length = 1 + Math.floor(next() * 14);
      const text = Array.from({ length }, () => PIECES[Math.floor(next() * PIECES.length)]).join('');
      if (rejoined(text) !== text) expect.fail(JSON.stringify(text));
    }
  });

  it('paragraphs makes no empty segment and no two texts in a row', () => {
    const next = random(11);
    for (let round = 0; round < 2000; round += 1) {
      const text = Array.from({ length: 10 }, () => PIECES[Math.floor(next() * PIECES.length)]).join('');
      for (const { segments } of paragraphs(text, 'ltr')) {
        const bad = segments.some(
          ({ kind, text: piece }, at) =>
            piece === '' || (kind === 'text' && segments[at + 1]?.kind === 'text'),
        );
        if (bad) expect.fail(JSON.stringify(text));
      }
    }
  });

  // Two hundred thousand characters each: anything but linear work would not end within the test's time.
  it.each([
    ...[
      '*',
      '[',
      '@',
      '`',
      '(',
      ')',
      '#',
      '+',
      '-',
      '1',
      '1 ',
      '1.',
      '0 ',
      '*1',
      '*1 ',
      'a',
      'a.',
      'a)',
      'a (',
      ' ',
      '\n',
      '```\n',
    ],
    ...[
      'http://',
      'http:// ',
      'http://a)',
      'mailto:',
      '@ali',
      '@ali ',
      '` `` ',
      'سلام ',
      'س',
      'سa',
      'س 1 a ',
      'C++ س',
      'a ! ',
      '\u0301',
      '😀',
    ],
    ...['1-1a', '0912 345 ', '(021) 1', '`a', '1403/1/2 C++ س '],
    ...['**', '*a', 'a*', '**a ', '**a** ', '*a* ', '***a', '***a***', '**a *b ~~c ||d [e '],
    ...['_', '_a', 'a_', '_a_ ', '__a', '~', '~~', '~~a', '~a', '|', '||', '||a', '||a|| ', '|a'],
    ...[
      '[a',
      '[]',
      ']',
      '](',
      '](http://',
      '](http://a',
      '](http://a(',
      '[a](http://b) ',
      '[a](http://b(c',
      '[[a](http://b)',
    ],
    ...['>', '> ', '> \n', '- ', '- a\n', '1. ', '۱. ', '  ', '\n> - '],
  ])('paragraphs reads each character a bounded number of times when %j repeats', (piece) => {
    const text = piece.repeat(200_000 / piece.length);
    for (const line of [`سلام سلام ${text}`, `${text} hello`]) expect(rejoined(line)).toBe(line);
  });
});
