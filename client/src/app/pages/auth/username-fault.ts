import { LIMITS, USERNAME_PATTERN } from '#contracts';

/** Why no account can have this name, as a fault of its field; null for one that was not entered yet. */
export function usernameFault(username: string): { kind: string } | null {
  const { min, max } = LIMITS.username;
  if (!username || USERNAME_PATTERN.test(username)) return null;
  if (!/^\w*$/.test(username)) return { kind: 'format' };
  return { kind: username.length < min ? 'tooShort' : username.length > max ? 'tooLong' : 'format' };
}
