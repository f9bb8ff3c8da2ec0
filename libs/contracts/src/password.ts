import { LIMITS, codePointLength } from './limits.js';

export type PasswordFault = 'tooShort' | 'tooLong' | 'needsLetterAndDigit' | 'containsName' | 'common';

/** Passwords of this length need no mixture: length alone is strength (NIST SP 800-63B-4, ASVS 5.0 V6.2). */
const LONG_ENOUGH_ALONE = 15;

/** The product's own names are the first thing a guesser tries. */
const PRODUCT_NAMES = ['sokhan', 'سخن'];

/**
 * What is wrong with a password by rule alone; the server also looks into a list of common ones.
 * Counted in code points, nothing is cut off.
 */
export function passwordFault(password: string, username: string): PasswordFault | null {
  const length = codePointLength(password);
  if (length < LIMITS.password.min) return 'tooShort';
  if (length > LIMITS.password.max) return 'tooLong';
  if (length < LONG_ENOUGH_ALONE && !(/\p{L}/u.test(password) && /\p{Nd}/u.test(password))) {
    return 'needsLetterAndDigit';
  }
  return madeOfName(password, username) ? 'containsName' : null;
}

/** True when little remains of the password once the names in it are taken away. */
function madeOfName(password: string, username: string): boolean {
  const plain = password.toLowerCase();
  return [username.toLowerCase(), ...PRODUCT_NAMES].some(
    (name) => name.length >= 3 && plain.includes(name) && plain.split(name).join('').length < 4,
  );
}
