import { languageOf, textLines } from './text-document';

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

describe('textLines', () => {
  it('gives each line its own direction when it is prose', () => {
    const lines = textLines([{ text: 'سلام\r\nhello\n' }], false, 'rtl');
    expect(lines.map(({ dir }) => dir)).toEqual(['rtl', 'ltr', 'rtl']);
    expect(lines.map(({ pieces }) => pieces.map(({ text }) => text).join(''))).toEqual(['سلام', 'hello', '']);
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
