import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import type { Principal } from './principal.js';

const TTL_MS = 60_000;
const MAX_ENTRIES = 20_000;

/**
 * Sessions looked up lately, by the hash of their token: a storm of reconnecting clients asks memory, not the disk.
 * Every end of a session is removed from here in the same process before it is answered.
 */
@Injectable()
export class SessionCache {
  private readonly entries = new Map<string, { principal: Principal; until: number }>();
  /** Counts removals: a look-up that began before one must not put back what it removed. */
  generation = 0;

  constructor(@Inject(Clock) private readonly clock: Clock) {}

  get(tokenHash: string): Principal | undefined {
    const entry = this.entries.get(tokenHash);
    if (!entry) return undefined;
    if (entry.until > this.clock.monotonic()) return entry.principal;
    this.entries.delete(tokenHash);
    return undefined;
  }

  /** Remembers what was read when `generation` was current; forgotten at once if something ended since. */
  put(tokenHash: string, principal: Principal, generation: number): void {
    if (generation !== this.generation) return;
    if (this.entries.size >= MAX_ENTRIES) {
      const oldest = this.entries.keys().next().value;
      if (oldest !== undefined) this.entries.delete(oldest);
    }
    this.entries.set(tokenHash, { principal, until: this.clock.monotonic() + TTL_MS });
  }

  deleteSession(sessionId: string): void {
    this.deleteWhere(({ session }) => session.id === sessionId);
  }

  deleteUser(userId: string): void {
    this.deleteWhere(({ user }) => user.id === userId);
  }

  private deleteWhere(matches: (principal: Principal) => boolean): void {
    this.generation += 1;
    for (const [tokenHash, { principal }] of this.entries) {
      if (matches(principal)) this.entries.delete(tokenHash);
    }
  }
}
