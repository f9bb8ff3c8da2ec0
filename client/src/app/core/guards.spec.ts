import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import type { UserRole } from '#contracts';
import { inConsole, signedIn, signedOut } from './guards';
import { SessionStore, type SessionState } from './session-store';

@Component({ selector: 'sk-test-page', template: '' })
class Page {}

describe('guards', () => {
  let state: SessionState;
  let restored: number;
  let role: UserRole;

  beforeEach(() => {
    state = 'signedOut';
    restored = 0;
    role = 'member';
    const session = {
      state: () => state,
      user: () => (state === 'signedIn' ? { role } : null),
      restore: async () => {
        restored += 1;
        await Promise.resolve();
      },
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: SessionStore, useValue: session },
        provideRouter([
          { path: 'login', component: Page, canMatch: [signedOut] },
          { path: 'rooms/:room', component: Page, canMatch: [signedIn] },
          { path: 'admin', component: Page, canMatch: [signedIn, inConsole] },
          { path: '', pathMatch: 'full', component: Page, canMatch: [signedIn] },
        ]),
      ],
    });
  });

  const goTo = async (address: string) => {
    const router = TestBed.inject(Router);
    await router.navigateByUrl(address);
    return router.url;
  };

  it('lets somebody who is signed in pass, after asking', async () => {
    state = 'signedIn';
    expect(await goTo('/rooms/general')).toBe('/rooms/general');
    expect(restored).toBe(1);
  });

  it('leads others to the login page and keeps where they wanted to', async () => {
    expect(await goTo('/rooms/general?at=12')).toBe('/login?next=%2Frooms%2Fgeneral%3Fat%3D12');
  });

  it('leads to a plain login page from the start page', async () => {
    expect(await goTo('/')).toBe('/login');
  });

  it('leads somebody who is signed in from the login page to where they wanted', async () => {
    state = 'signedIn';
    expect(await goTo('/login?next=%2Frooms%2Fgeneral')).toBe('/rooms/general');
    expect(await goTo('/login')).toBe('/');
  });

  it.each<[UserRole, boolean]>([
    ['member', false],
    ['moderator', true],
    ['admin', true],
  ])('show the console when somebody is a %s: %s', async (is, isShown) => {
    [state, role] = ['signedIn', is];
    const opened = goTo('/admin');
    if (isShown) expect(await opened).toBe('/admin');
    else await expect(opened).rejects.toThrow();
  });

  it('ask for the sign-in before the console when nobody is signed in', async () => {
    expect(await goTo('/admin')).toBe('/login?next=%2Fadmin');
  });
});
