/** Where somebody wanted to go when they had to sign in first; a query parameter of the login page. */
export const WANTED_PARAM = 'next';

/** The address to go to after signing in. Whatever is not a path of this page becomes the start page. */
export function wantedAddress(wanted: string | null | undefined): string {
  if (!wanted?.startsWith('/')) return '/';
  // `//host` and `/\host` lead a browser to another site.
  const { origin, pathname, search, hash } = new URL(wanted, 'http://page.invalid');
  return origin === 'http://page.invalid' && !pathname.startsWith('//') ? pathname + search + hash : '/';
}
