import { directionOf, parsePreferences, resolvePreferences } from './preferences';

describe('resolvePreferences', () => {
  it('speaks Persian when nothing is known', () => {
    expect(resolvePreferences([], {})).toEqual({ language: 'fa', theme: 'system' });
  });

  it('takes the first language of the browser that it speaks', () => {
    expect(resolvePreferences(['de-DE', 'en-GB', 'fa'], {}).language).toBe('en');
  });

  it('speaks Persian when the browser names no language it speaks', () => {
    expect(resolvePreferences(['de', 'fr'], {}).language).toBe('fa');
  });

  it('prefers what this browser remembers to what it speaks', () => {
    expect(resolvePreferences(['en'], { language: 'fa', theme: 'blue' })).toEqual({
      language: 'fa',
      theme: 'blue',
    });
  });

  it("prefers the person's own choice to everything, key by key", () => {
    const own = { language: 'en' } as const;
    expect(resolvePreferences(['fa'], { language: 'fa', theme: 'dark' }, own)).toEqual({
      language: 'en',
      theme: 'dark',
    });
  });
});

describe('parsePreferences', () => {
  it('passes over what is not a choice of ours', () => {
    expect(parsePreferences('{"language":"de","theme":"dark","more":1}')).toEqual({ theme: 'dark' });
  });

  it.each([null, '', 'nonsense', 'null', '"fa"', '[]'])('finds nothing when %j is stored', (stored) => {
    expect(parsePreferences(stored)).toEqual({});
  });
});

describe('directionOf', () => {
  it('leads from right to left in Persian and from left to right in English', () => {
    expect([directionOf('fa'), directionOf('en')]).toEqual(['rtl', 'ltr']);
  });
});
