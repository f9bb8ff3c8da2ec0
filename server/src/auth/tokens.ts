import { createHmac, randomBytes } from 'node:crypto';

/** 256 bits that nobody can guess. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is stored in a token's place. Keyed, so that a copy of the database alone verifies no guess. */
export const hashOfToken = (secret: string, token: string): string =>
  createHmac('sha256', secret).update(token).digest('hex');
