import type { Clock } from '../../common/clock.js';

const SECONDS = 60;

/** How much of something there was in the last minute, by seconds. */
export class MinuteCount {
  private readonly counts = new Array<number>(SECONDS).fill(0);
  private second: number;

  constructor(private readonly clock: Clock) {
    this.second = this.now();
  }

  add(count: number): void {
    this.advance();
    const at = this.second % SECONDS;
    this.counts[at] = (this.counts[at] ?? 0) + count;
  }

  count(): number {
    this.advance();
    return this.counts.reduce((sum, each) => sum + each, 0);
  }

  private now(): number {
    return Math.floor(this.clock.monotonic() / 1_000);
  }

  private advance(): void {
    const now = this.now();
    for (let second = Math.max(this.second, now - SECONDS) + 1; second <= now; second += 1)
      this.counts[second % SECONDS] = 0;
    this.second = now;
  }
}
