import { dictionary } from '@zxcvbn-ts/language-common';

/** Shorter ones are refused for their length already. */
const COMMON = new Set(dictionary['passwords-common'].map(String).filter((word) => word.length >= 8));

/** Whether a password is among the most used ones (zxcvbn's list of leaked passwords, by rank). */
export function isCommonPassword(password: string): boolean {
  return COMMON.has(password.toLowerCase());
}
