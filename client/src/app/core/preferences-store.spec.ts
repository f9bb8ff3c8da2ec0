import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { OwnUser, Preferences } from '#contracts';
import { Api } from './api';
import { ApiError } from './api-error';
import { PREFERENCES_KEY } from './preferences';
import { PreferencesStore } from './preferences-store';
import { SessionStore } from './session-store';
import { fakeApi } from './testing/fakes';
import { anOwnUser } from './testing/samples';

describe('PreferencesStore', () => {
  const user = signal<OwnUser | null>(null);
  const told: Preferences[] = [];
  let failure: ApiError | null;

  beforeEach(() => {
    localStorage.clear();
    user.set(null);
    told.length = 0;
    failure = null;
    vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['en-US']);
    const api = fakeApi({
      updatePreferences: (changes) => {
        told.push(changes);
        if (failure) return Promise.reject(failure);
        return Promise.resolve(anOwnUser({ preferences: { ...user()?.preferences, ...changes } }));
      },
    });
    TestBed.configureTestingModule({
      providers: [
        { provide: Api, useValue: api },
        { provide: SessionStore, useValue: { user, setUser: (changed: OwnUser) => user.set(changed) } },
      ],
    });
  });

  afterEach(() => {
    vi.restoreAllMocks();
  });

  const page = () => {
    const { lang, dir, dataset } = document.documentElement;
    return `${lang} ${dir} ${dataset['theme']}`;
  };
  const stored = () => JSON.parse(localStorage.getItem(PREFERENCES_KEY) ?? '{}') as Preferences;

  it('shows the page as the browser speaks when nothing was chosen, and stores nothing', () => {
    TestBed.inject(PreferencesStore);
    expect([page(), stored()]).toEqual(['en ltr system', {}]);
  });

  it('shows the page as this browser remembers', () => {
    localStorage.setItem(PREFERENCES_KEY, '{"language":"fa","theme":"green"}');
    TestBed.inject(PreferencesStore);
    expect(page()).toBe('fa rtl green');
  });

  it('changes page and memory at once, and asks no server while nobody is signed in', async () => {
    const preferences = TestBed.inject(PreferencesStore);
    await preferences.setLanguage('fa');
    await preferences.setTheme('dark');
    expect([page(), stored(), told]).toEqual(['fa rtl dark', { language: 'fa', theme: 'dark' }, []]);
  });

  it('tells the account of somebody who is signed in', async () => {
    user.set(anOwnUser());
    const preferences = TestBed.inject(PreferencesStore);
    await preferences.setTheme('blue');
    expect([told, user()?.preferences]).toEqual([[{ theme: 'blue' }], { theme: 'blue' }]);
  });

  it('keeps the choice in this browser when the account cannot be told', async () => {
    user.set(anOwnUser());
    failure = new ApiError('network.offline');
    const preferences = TestBed.inject(PreferencesStore);
    await expect(preferences.setTheme('blue')).rejects.toBe(failure);
    expect([preferences.theme(), stored()]).toEqual(['blue', { theme: 'blue' }]);
  });

  it('takes over what the person chose elsewhere when they sign in, and remembers it', () => {
    const preferences = TestBed.inject(PreferencesStore);
    user.set(anOwnUser({ preferences: { language: 'fa', theme: 'dark' } }));
    TestBed.tick();
    expect([page(), preferences.direction(), stored()]).toEqual([
      'fa rtl dark',
      'rtl',
      { language: 'fa', theme: 'dark' },
    ]);
  });
});
