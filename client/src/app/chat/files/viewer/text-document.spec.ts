import { languageOf, startLines, textLines } from './text-document';

describe('languageOf', () => {
  it.each([
    ['readme.md', 'markdown'],
    ['server.ts.txt', 'typescript'],
    ['Main.PY.TXT', 'python'],
    ['notes.txt', undefined],
    ['txt', undefined],
  ])('knows of %s that it is %s', (name, language) => {
    expect(languageOf({ name })).toBe(language);
  });
});

describe('startLines', () => {
  it.each([
    [0, 1],
    [93, 2],
    [222, 5],
    [1_000_000, 5],
  ])('keeps, for %i bytes, room for %i', (size, lines) => {
    expect(startLines({ size })).toBe(lines);
  });
});

describe('textLines', () => {
  it('gives each line its own direction when it is prose', () => {
    const lines = textLines([{ text: 'سلام\r\nhello\n' }], false, 'rtl');
    expect(lines.map(({ dir }) => dir)).toEqual(['rtl', 'ltr', 'ltr']);
    expect(lines.map(({ pieces }) => pieces.map(({ text }) => text).join(''))).toEqual(['سلام', 'hello', '']);
  });

  it('lets a line without words read as the one before it, or as the first with words', () => {
    const dirs = (text: string) => textLines([{ text }], false, 'rtl').map(({ dir }) => dir);
    expect(dirs('f(x) {\n}\n\nسلام\n---\n}')).toEqual(['ltr', 'ltr', 'ltr', 'rtl', 'rtl', 'rtl']);
    expect(dirs('{\n  "a": 1\n}')).toEqual(['ltr', 'ltr', 'ltr']);
    expect(dirs('}\n')).toEqual(['rtl', 'rtl']);
  });

  it('reads code from left to right when it stands between fences', () => {
    const lines = textLines([{ text: 'کد:\n```js\n// یادداشت\n```\nتمام' }], false, 'rtl');
    expect(lines.map(({ dir }) => dir)).toEqual(['rtl', 'ltr', 'ltr', 'ltr', 'rtl']);
  });

  it('keeps the colours of what goes over several lines when it is code', () => {
    const lines = textLines([{ text: 'a = ' }, { text: '"""x\ny"""', kind: 'hljs-string' }], true, 'rtl');
    expect(lines).toEqual([
      { dir: 'ltr', pieces: [{ text: 'a = ' }, { text: '"""x', kind: 'hljs-string' }] },
      { dir: 'ltr', pieces: [{ text: 'y"""', kind: 'hljs-string' }] },
    ]);
  });
});
