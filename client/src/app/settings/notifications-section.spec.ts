import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Preferences } from '#contracts';
import { PreferencesStore } from '../core/preferences-store';
import { FakeConnection, fakeApi, provideFakes } from '../core/testing/fakes';
import { anOwnUser } from '../core/testing/samples';
import { SessionStore } from '../core/session-store';
import { providePersian } from '../i18n/testing/persian';
import { DesktopNotifications, type DesktopPermission } from '../notifications/desktop';
import { Sounds } from '../notifications/sounds';
import { NotificationsSection } from './notifications-section';

describe('NotificationsSection', () => {
  const user = signal(anOwnUser());
  const play = vi.fn(() => Promise.resolve());

  async function show(permission: DesktopPermission, answer = false) {
    const current = signal(permission);
    const ask = vi.fn(() => {
      current.set(answer ? 'granted' : 'denied');
      return Promise.resolve(answer);
    });
    const updatePreferences = (changes: Preferences) =>
      Promise.resolve(anOwnUser({ preferences: { ...user().preferences, ...changes } }));
    TestBed.configureTestingModule({
      providers: [
        providePersian(),
        provideFakes(new FakeConnection(), fakeApi({ updatePreferences })),
        { provide: SessionStore, useValue: { user, userId: () => user().id, setUser: user.set.bind(user) } },
        { provide: DesktopNotifications, useValue: { permission: current, ask } },
        { provide: Sounds, useValue: { play } },
      ],
    });
    const fixture = TestBed.createComponent(NotificationsSection);
    await fixture.whenStable();
    const host: HTMLElement = fixture.nativeElement;
    const [desktop, quiet] = host.querySelectorAll<HTMLInputElement>('[role=switch]');
    const press = async (element?: HTMLElement) => {
      element?.click();
      await fixture.whenStable();
    };
    return { host, desktop, quiet, press, ask, preferences: TestBed.inject(PreferencesStore) };
  }

  beforeEach(() => {
    user.set(anOwnUser());
    play.mockClear();
  });

  it('asks the browser when its notifications are wanted, and turns them on when it agrees', async () => {
    const { desktop, press, ask, preferences } = await show('default', true);
    await press(desktop);
    expect([ask.mock.calls.length, preferences.desktopNotifications(), desktop?.checked]).toEqual([
      1,
      true,
      true,
    ]);
  });

  it('leaves them off when the browser refuses, and says what can be done', async () => {
    const { desktop, press, preferences, host } = await show('default');
    await press(desktop);
    expect([preferences.desktopNotifications(), desktop?.disabled]).toEqual([false, true]);
    expect(host.textContent).toContain('مرورگر اجازه نمی‌دهد');
  });

  it('plays a sound at its volume when it is chosen', async () => {
    const { host, press, preferences } = await show('granted');
    await press(host.querySelector<HTMLElement>('input[value=santur]') ?? undefined);
    expect([preferences.sound(), play.mock.lastCall]).toEqual(['santur', ['santur', 60]]);
  });

  it('offers a night when quiet hours are wanted and forgets them when they are not', async () => {
    const { quiet, press, preferences, host } = await show('granted');
    await press(quiet);
    expect([preferences.quietFrom(), preferences.quietTo()]).toEqual(['23:00', '07:00']);
    expect(host.querySelectorAll('input[type=time]').length).toBe(2);
    await press(quiet);
    expect([preferences.quietFrom(), preferences.quietTo()]).toEqual(['', '']);
  });
});
