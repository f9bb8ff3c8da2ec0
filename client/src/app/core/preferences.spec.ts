import type { Language, Preferences } from '#contracts';
import { type Offer, directionOf, parsePreferences, resolvePreferences } from './preferences';

const ALL: Offer = { languages: ['fa', 'en'] };

describe('resolvePreferences', () => {
  it('speaks Persian when nothing is known', () => {
    expect(resolvePreferences([], {}, ALL)).toMatchObject({
      language: 'fa',
      theme: 'system',
      calendar: 'jalali',
      digits: 'persian',
    });
  });

  it('reckons as the language does until the person chooses otherwise', () => {
    const english = { calendar: 'gregorian', digits: 'latin' };
    expect(resolvePreferences([], { language: 'en' }, ALL)).toMatchObject(english);
    expect(resolvePreferences([], { language: 'en', calendar: 'jalali' }, ALL)).toMatchObject({
      calendar: 'jalali',
      digits: 'latin',
    });
  });

  it('takes the first language of the browser that it speaks', () => {
    expect(resolvePreferences(['de-DE', 'en-GB', 'fa'], {}, ALL).language).toBe('en');
  });

  it('speaks Persian when the browser names no language it speaks', () => {
    expect(resolvePreferences(['de', 'fr'], {}, ALL).language).toBe('fa');
  });

  it('prefers what this browser remembers to what it speaks', () => {
    expect(resolvePreferences(['en'], { language: 'fa', theme: 'blue' }, ALL)).toMatchObject({
      language: 'fa',
      theme: 'blue',
    });
  });

  it.each<[string[], Preferences, Offer, Language]>([
    [['en'], {}, { ...ALL, defaultLanguage: 'fa' }, 'fa'],
    [['fa'], { language: 'en' }, { ...ALL, defaultLanguage: 'fa' }, 'en'],
    [['fa'], {}, { languages: ['en'] }, 'en'],
    [['fa'], { language: 'fa' }, { languages: ['en'] }, 'en'],
  ])('speaks as %j, having chosen %j, where %j is offered: %s', (tags, chosen, offer, language) => {
    expect(resolvePreferences(tags, chosen, offer).language).toBe(language);
  });
});

describe('parsePreferences', () => {
  it('passes over what is not a choice of ours', () => {
    expect(parsePreferences('{"language":"de","theme":"dark","more":1}')).toEqual({ theme: 'dark' });
  });

  it.each([
    ['soundVolume', 100, 101],
    ['soundVolume', 0, '60'],
    ['quietFrom', '23:59', '24:00'],
    ['quietTo', '', '7:00'],
    ['skinTone', 5, 6],
    ['recentEmoji', ['🌱'], [1]],
    ['enterToSend', false, 'false'],
    ['textSize', 'larger', 'huge'],
  ])('reads %s when it is %j and not when it is %j', (key, good, bad) => {
    expect(parsePreferences(JSON.stringify({ [key]: good }))).toEqual({ [key]: good });
    expect(parsePreferences(JSON.stringify({ [key]: bad }))).toEqual({});
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
