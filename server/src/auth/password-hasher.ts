import { Injectable } from '@nestjs/common';
import { argon2id, hash, needsRehash, verify } from 'argon2';
import pLimit from 'p-limit';
import { DomainError } from '../common/domain-error.js';

/** OWASP's argon2id parameters: 19 MiB, two passes, one lane. */
const PARAMETERS = { type: argon2id, memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 } as const;

/** Hashes at once: each takes a thread of the pool that files and DNS share. */
const PARALLEL = 4;
const MAX_WAITING = 50;
const RETRY_AFTER_MS = 2_000;

/** A hash of no known password, in today's parameters: a login with an unknown name does the same work. */
const NOBODY = hash(crypto.randomUUID(), PARAMETERS);

/** Password hashing that a storm of logins can slow but not drown the server with. */
@Injectable()
export class PasswordHasher {
  private readonly limit = pLimit(PARALLEL);

  hash(password: string): Promise<string> {
    return this.queued(() => hash(password, PARAMETERS));
  }

  /** Whether the password is the hash's; without a hash, or where no password was set, it takes as long and says no. */
  verify(storedHash: string | undefined, password: string): Promise<boolean> {
    return this.queued(async () => {
      const right = await verify(storedHash || (await NOBODY), password);
      return right && Boolean(storedHash);
    });
  }

  /** True when the parameters have risen since the hash was made. */
  isOutdated(storedHash: string): boolean {
    return needsRehash(storedHash, PARAMETERS);
  }

  private queued<T>(work: () => Promise<T>): Promise<T> {
    if (this.limit.pendingCount >= MAX_WAITING) {
      return Promise.reject(new DomainError('server.busy', { retryAfterMs: RETRY_AFTER_MS }));
    }
    return this.limit(work);
  }
}
