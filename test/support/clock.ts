import { Clock } from '../../server/src/common/clock.js';

/** A clock that stands still until a test moves it. */
export class TestClock extends Clock {
  private ms = Date.UTC(2026, 2, 21, 8, 30);

  now(): Date {
    return new Date(this.ms);
  }

  monotonic(): number {
    return this.ms;
  }

  advance(ms: number): void {
    this.ms += ms;
  }
}
