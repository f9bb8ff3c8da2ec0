import { inject } from '@angular/core';
import { type CanMatchFn, Router } from '@angular/router';
import { hasConsole } from './has-console';
import { SessionStore } from './session-store';
import { WANTED_PARAM, wantedAddress } from './wanted-address';

/**
 * For pages of people who are signed in; others go to the login page and come back afterwards. As `canMatch`, so
 * that the page's code is not even loaded. Rejects with an `ApiError` when the server cannot be asked.
 */
export const signedIn: CanMatchFn = async () => {
  const session = inject(SessionStore);
  const router = inject(Router);
  const wanted = router.currentNavigation()?.extractedUrl.toString() ?? '/';
  await session.restore();
  if (session.state() === 'signedIn') return true;
  const queryParams = wanted === '/' ? {} : { [WANTED_PARAM]: wanted };
  return router.createUrlTree(['/login'], { queryParams });
};

/** For the console, of which plain members see nothing. Beside `signedIn`, which is asked at the same time. */
export const inConsole: CanMatchFn = async () => {
  const session = inject(SessionStore);
  await session.restore();
  return hasConsole(session.user());
};

/** For login and registration: who is signed in already goes on to where they wanted to. */
export const signedOut: CanMatchFn = async () => {
  const session = inject(SessionStore);
  const router = inject(Router);
  const wanted = router.currentNavigation()?.extractedUrl.queryParamMap.get(WANTED_PARAM);
  await session.restore();
  return session.state() === 'signedOut' || router.parseUrl(wantedAddress(wanted));
};
