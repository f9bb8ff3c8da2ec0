/** Where somebody wanted to go when they had to sign in first; a query parameter of the login page. */
export const WANTED_PARAM = 'next';

/** Stands for this page's origin, whatever it is. */
const HERE = 'http://page.invalid';

/** The address to go to after signing in. Whatever is not a path of this page becomes the start page. */
export function wantedAddress(wanted: string | null | undefined): string {
  if (!wanted?.startsWith('/') || !URL.canParse(wanted, HERE)) return '/';
  // `//host` and `/\host` lead a browser to another site.
  const { origin, pathname, search, hash } = new URL(wanted, HERE);
  return origin === HERE && !pathname.startsWith('//') ? pathname + search + hash : '/';
}
