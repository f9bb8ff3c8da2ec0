import { describe, expect, it } from 'vitest';
import { TestClock } from '../../../test/support/clock.js';
import { SlidingWindow } from './sliding-window.js';

function windowOf(limit: number, ttlMs = 60_000) {
  const clock = new TestClock();
  const storage = new SlidingWindow(clock);
  return { clock, storage, hit: (key = 'a') => storage.increment(key, ttlMs, limit) };
}

describe('SlidingWindow', () => {
  it('blocks when the limit is reached, and says for how long', async () => {
    const { clock, hit } = windowOf(3);
    for (let count = 0; count < 3; count += 1) {
      expect((await hit()).isBlocked).toBe(false);
      clock.advance(10_000);
    }
    expect(await hit()).toEqual({ totalHits: 3, timeToExpire: 30, isBlocked: true, timeToBlockExpire: 30 });
  });

  it('frees one place a time when the oldest hit ages out', async () => {
    const { clock, hit } = windowOf(2);
    await hit();
    clock.advance(50_000);
    await hit();
    clock.advance(10_000);
    expect((await hit()).isBlocked).toBe(false);
    expect((await hit()).isBlocked).toBe(true);
  });

  it('does not lengthen the wait when blocked hits go on', async () => {
    const { clock, hit } = windowOf(1);
    await hit();
    for (let count = 0; count < 5; count += 1) {
      clock.advance(10_000);
      await hit();
    }
    clock.advance(10_000);
    expect((await hit()).isBlocked).toBe(false);
  });

  it('counts keys apart', async () => {
    const { hit } = windowOf(1);
    await hit('a');
    expect((await hit('b')).isBlocked).toBe(false);
  });

  it('forgets keys whose hits are all old when others go on', async () => {
    const { clock, storage, hit } = windowOf(5);
    for (let count = 0; count < 100; count += 1) await hit(`old ${count}`);
    clock.advance(60_001);
    for (let count = 0; count < 200; count += 1) await hit('new');
    expect(storage.size).toBeLessThan(5);
  });
});
