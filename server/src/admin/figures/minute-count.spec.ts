import { describe, expect, it } from 'vitest';
import { TestClock } from '../../../../test/support/clock.js';
import { MinuteCount } from './minute-count.js';

describe('MinuteCount', () => {
  it('counts what was within the last minute', () => {
    const clock = new TestClock();
    const minute = new MinuteCount(clock);
    minute.add(2);
    clock.advance(30_000);
    minute.add(3);
    expect(minute.count()).toBe(5);
    clock.advance(30_000);
    expect(minute.count()).toBe(3);
    clock.advance(3_600_000);
    expect(minute.count()).toBe(0);
  });
});
