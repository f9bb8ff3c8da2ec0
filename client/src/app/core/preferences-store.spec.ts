import { computed, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { OwnUser, Preferences } from '#contracts';
import { Api } from './api';
import { ApiError } from './api-error';
import { PREFERENCES_KEY } from './preferences';
import { PreferencesStore } from './preferences-store';
import { ServerFaceStore } from './server-face-store';
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
        {
          provide: SessionStore,
          useValue: {
            user,
            userId: computed(() => user()?.id ?? null),
            setUser: (changed: OwnUser) => user.set(changed),
          },
        },
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

  it('speaks what the server offers from the moment on when that is another language', () => {
    const preferences = TestBed.inject(PreferencesStore);
    TestBed.tick();
    TestBed.inject(ServerFaceStore).learn({ languages: ['fa'] });
    TestBed.tick();
    expect([preferences.language(), page(), stored()]).toEqual(['fa', 'fa rtl system', {}]);
  });

  it('changes page and memory at once, and asks no server while nobody is signed in', async () => {
    const preferences = TestBed.inject(PreferencesStore);
    await preferences.set({ language: 'fa' });
    await preferences.set({ theme: 'dark' });
    expect([page(), stored(), told]).toEqual(['fa rtl dark', { language: 'fa', theme: 'dark' }, []]);
  });

  it('tells the account of somebody who is signed in', async () => {
    user.set(anOwnUser());
    const preferences = TestBed.inject(PreferencesStore);
    await preferences.set({ theme: 'blue' });
    expect([told, user()?.preferences]).toEqual([[{ theme: 'blue' }], { theme: 'blue' }]);
  });

  it('keeps the choice in this browser when the account cannot be told', async () => {
    user.set(anOwnUser());
    failure = new ApiError('network.offline');
    const preferences = TestBed.inject(PreferencesStore);
    await expect(preferences.set({ theme: 'blue' })).rejects.toBe(failure);
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

  it('shows the size of the text and the side of one’s own messages on the page', async () => {
    const preferences = TestBed.inject(PreferencesStore);
    const { dataset } = document.documentElement;
    expect([dataset['textSize'], dataset['ownSide']]).toEqual(['medium', 'end']);
    await preferences.set({ textSize: 'larger', ownSide: 'start' });
    expect([dataset['textSize'], dataset['ownSide']]).toEqual(['larger', 'start']);
  });

  it('keeps nothing of the person before but the looks of the page when another signs in', () => {
    localStorage.setItem(PREFERENCES_KEY, '{"language":"fa","theme":"dark","readReceipts":false}');
    const preferences = TestBed.inject(PreferencesStore);
    user.set(anOwnUser({ preferences: { enterToSend: false } }));
    TestBed.tick();
    expect(stored()).toEqual({ language: 'fa', theme: 'dark', enterToSend: false });
    expect([preferences.readReceipts(), preferences.enterToSend()]).toEqual([true, false]);
  });

  it('tells the next person’s account nothing of what the one before chose', async () => {
    user.set(anOwnUser({ id: 'sara' }));
    const preferences = TestBed.inject(PreferencesStore);
    TestBed.tick();
    const choices = [preferences.set({ textSize: 'large' }), preferences.set({ enterToSend: false })];
    user.set(anOwnUser({ id: 'omid' }));
    TestBed.tick();
    await Promise.all(choices);
    expect([told.length, preferences.textSize(), preferences.enterToSend()]).toEqual([0, 'medium', true]);
  });

  it('follows another device when it changes the account', () => {
    user.set(anOwnUser({ preferences: { sound: 'chime' } }));
    const preferences = TestBed.inject(PreferencesStore);
    TestBed.tick();
    user.set(anOwnUser({ preferences: { sound: 'knock' } }));
    TestBed.tick();
    expect(preferences.sound()).toBe('knock');
  });

  it('holds a newer choice when the answer to an older one arrives', async () => {
    user.set(anOwnUser());
    const preferences = TestBed.inject(PreferencesStore);
    const older = preferences.set({ theme: 'blue' });
    const newer = preferences.set({ textSize: 'large' });
    await older;
    TestBed.tick();
    expect([preferences.theme(), preferences.textSize()]).toEqual(['blue', 'large']);
    await newer;
    TestBed.tick();
    expect([told, preferences.textSize()]).toEqual([[{ theme: 'blue' }, { textSize: 'large' }], 'large']);
  });

  it('tells a change although the one before it was refused', async () => {
    user.set(anOwnUser());
    failure = new ApiError('network.offline');
    const preferences = TestBed.inject(PreferencesStore);
    await expect(preferences.set({ theme: 'blue' })).rejects.toBe(failure);
    failure = null;
    await preferences.set({ sound: 'knock' });
    expect([told.at(-1), preferences.sound()]).toEqual([{ sound: 'knock' }, 'knock']);
  });
});
