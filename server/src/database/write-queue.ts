import { DomainError } from '../common/domain-error.js';

/** Writes that may wait at once; past it the server says that it is busy instead of growing. */
const MAX_WAITING = 10_000;
const RETRY_AFTER_MS = 1_000;

/**
 * The single file through which every write passes, first in, first out.
 *
 * On SQLite all of TypeORM shares one connection: two transactions at once would nest into each other, and a
 * plain save would land in, and roll back with, somebody else's transaction.
 */
export class WriteQueue {
  private tail: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  /**
   * Runs a job alone, after all that came before it.
   * @throws DomainError `server.busy` when too many wait already; else what the job throws.
   */
  run<T>(job: () => Promise<T> | T): Promise<T> {
    if (this.waiting >= MAX_WAITING) {
      return Promise.reject(new DomainError('server.busy', { retryAfterMs: RETRY_AFTER_MS }));
    }
    this.waiting += 1;
    const result = this.tail.then(job).finally(() => (this.waiting -= 1));
    // A job that fails answers its own caller; the file behind it moves on.
    this.tail = result.catch(() => undefined);
    return result;
  }

  /** How many jobs wait, the one that runs among them. */
  get length(): number {
    return this.waiting;
  }

  /** Resolves when everything asked for until now is done. */
  async settled(): Promise<void> {
    await this.tail;
  }
}
