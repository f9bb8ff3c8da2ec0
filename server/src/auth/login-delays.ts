import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';

const FREE_TRIES = 5;
const LONGEST_MS = 900_000;
/** An account nobody has tried for this long is forgotten. */
const FORGET_MS = 3_600_000;
const MAX_ACCOUNTS = 50_000;

interface Failures {
  count: number;
  lastAt: number;
}

/**
 * A growing delay an account: after five wrong passwords one second, then two, four … to fifteen minutes; never
 * a lock, so that nobody can shut somebody else out for good. It does not ask whether the account exists.
 */
@Injectable()
export class LoginDelays {
  private readonly accounts = new Map<string, Failures>();

  constructor(@Inject(Clock) private readonly clock: Clock) {}

  /** Milliseconds until this account may be tried again; 0 when it may be now. */
  waitMs(account: string): number {
    const failures = this.accounts.get(account);
    if (!failures || failures.count < FREE_TRIES) return 0;
    const delay = Math.min(1000 * 2 ** (failures.count - FREE_TRIES), LONGEST_MS);
    return Math.max(0, failures.lastAt + delay - this.clock.monotonic());
  }

  failed(account: string): void {
    const now = this.clock.monotonic();
    const before = this.accounts.get(account);
    const count = before && now - before.lastAt < FORGET_MS ? before.count + 1 : 1;
    // Re-inserted, so that the map's order is the order of the last failure.
    this.accounts.delete(account);
    this.accounts.set(account, { count, lastAt: now });
    this.forgetOldest(now);
  }

  succeeded(account: string): void {
    this.accounts.delete(account);
  }

  /** Takes a failure back: the password was never looked at. */
  withdrawn(account: string): void {
    const failures = this.accounts.get(account);
    if (failures) failures.count -= 1;
  }

  private forgetOldest(now: number): void {
    for (const [account, { lastAt }] of this.accounts) {
      if (this.accounts.size <= MAX_ACCOUNTS && now - lastAt < FORGET_MS) return;
      this.accounts.delete(account);
    }
  }
}
