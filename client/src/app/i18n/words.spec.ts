import { TestBed } from '@angular/core/testing';
import { TranslateService, provideTranslateService } from '@ngx-translate/core';
import chatEn from '../../i18n/chat/en.json';
import chatFa from '../../i18n/chat/fa.json';
import fa from '../../i18n/fa.json';
import { PreferencesStore } from '../core/preferences-store';
import { Localization } from './localization';
import { Words } from './words';

describe('Words', () => {
  let words: Words;
  let translate: TranslateService;
  const said = (key: string): unknown => translate.instant(key);

  beforeEach(async () => {
    localStorage.setItem('sokhan.preferences', JSON.stringify({ language: 'fa' }));
    TestBed.configureTestingModule({ providers: [provideTranslateService()] });
    words = TestBed.inject(Words);
    translate = TestBed.inject(TranslateService);
    await TestBed.inject(Localization).ready();
  });

  it('bring what everybody needs when nothing was opened', () => {
    expect(said('login.title')).toBe(fa.login.title);
    expect(said('rooms.title')).toBe('rooms.title');
  });

  it('give a part back with its sentences when it is opened', async () => {
    expect(await words.with(['chat'], Promise.resolve('page'))).toBe('page');
    expect(said('rooms.title')).toBe(chatFa.rooms.title);
    expect(said('login.title')).toBe(fa.login.title);
  });

  it('bring the parts that were opened when another language is chosen, and back', async () => {
    await words.with(['chat'], Promise.resolve());
    const preferences = TestBed.inject(PreferencesStore);
    for (const [chosen, title] of [
      ['en', chatEn.rooms.title],
      ['fa', chatFa.rooms.title],
    ] as const) {
      await preferences.set({ language: chosen });
      expect(preferences.language()).toBe(chosen);
      await TestBed.inject(Localization).ready();
      expect(said('rooms.title')).toBe(title);
    }
  });

  it('fail with the part when it cannot be had', async () => {
    const lost = Promise.reject(new Error('chunk'));
    await expect(words.with(['settings'], lost)).rejects.toThrow('chunk');
  });
});
