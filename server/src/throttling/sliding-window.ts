import { Inject, Injectable } from '@nestjs/common';
import type { ThrottlerStorage } from '@nestjs/throttler';
import { Clock } from '../common/clock.js';

/** Keys looked at for emptiness with every hit, so that the map shrinks without a timer. */
const SWEPT_PER_HIT = 2;

interface Window {
  /** Monotonic times of the hits that were let through, oldest first. */
  hits: number[];
  ttlMs: number;
}

/**
 * The throttler's storage: an exact sliding window in memory. The library's own keeps a timer a hit, and blocks
 * for a whole window where this frees a place as soon as the oldest hit has aged out.
 */
@Injectable()
export class SlidingWindow implements ThrottlerStorage {
  private readonly windows = new Map<string, Window>();
  private sweeper = this.windows.keys();

  constructor(@Inject(Clock) private readonly clock: Clock) {}

  /** Counts a hit unless the limit is reached. Times in the answer are seconds, as the library has them. */
  async increment(key: string, ttlMs: number, limit: number) {
    const now = this.clock.monotonic();
    const window = this.windows.get(key) ?? { hits: [], ttlMs };
    this.windows.set(key, window);
    drop(window, now);
    const isBlocked = window.hits.length >= limit;
    if (!isBlocked) window.hits.push(now);
    this.sweep(now);
    const oldest = window.hits[0] ?? now;
    const seconds = Math.max(0, (oldest + ttlMs - now) / 1000);
    return {
      totalHits: window.hits.length,
      timeToExpire: seconds,
      isBlocked,
      timeToBlockExpire: isBlocked ? seconds : 0,
    };
  }

  /** How many keys are remembered. */
  get size(): number {
    return this.windows.size;
  }

  private sweep(now: number): void {
    for (let step = 0; step < SWEPT_PER_HIT; step += 1) {
      let next = this.sweeper.next();
      if (next.done) {
        this.sweeper = this.windows.keys();
        next = this.sweeper.next();
      }
      const window = next.value === undefined ? undefined : this.windows.get(next.value);
      if (!window || next.value === undefined) return;
      drop(window, now);
      if (window.hits.length === 0) this.windows.delete(next.value);
    }
  }
}

function drop(window: Window, now: number): void {
  const firstAlive = window.hits.findIndex((hit) => hit + window.ttlMs > now);
  window.hits.splice(0, firstAlive === -1 ? window.hits.length : firstAlive);
}
