import { describe, expect, it } from 'vitest';
import { TestClock } from '../../../test/support/clock.js';
import { LoginDelays } from './login-delays.js';

const MINUTE = 60_000;

function failing(times: number) {
  const clock = new TestClock();
  const delays = new LoginDelays(clock);
  for (let count = 0; count < times; count += 1) delays.failed('sara');
  return { clock, delays };
}

describe('LoginDelays', () => {
  it.each([
    [4, 0],
    [5, 1_000],
    [6, 2_000],
    [10, 32_000],
    [14, 512_000],
    [15, 900_000],
    [60, 900_000],
  ])('asks to wait when there were %i failures', (failures, waitMs) => {
    expect(failing(failures).delays.waitMs('sara')).toBe(waitMs);
  });

  it('counts the wait down when time passes', () => {
    const { clock, delays } = failing(6);
    clock.advance(1_500);
    expect(delays.waitMs('sara')).toBe(500);
    clock.advance(500);
    expect(delays.waitMs('sara')).toBe(0);
  });

  it('starts anew when a login succeeded, and when nobody tried for an hour', () => {
    const { clock, delays } = failing(8);
    delays.succeeded('sara');
    delays.failed('sara');
    expect(delays.waitMs('sara')).toBe(0);
    for (let count = 0; count < 8; count += 1) delays.failed('sara');
    clock.advance(61 * MINUTE);
    delays.failed('sara');
    expect(delays.waitMs('sara')).toBe(0);
  });

  it('forgets a try when it is taken back', () => {
    const { delays } = failing(5);
    delays.withdrawn('sara');
    expect(delays.waitMs('sara')).toBe(0);
  });

  it('leaves other accounts alone when one fails', () => {
    expect(failing(20).delays.waitMs('omid')).toBe(0);
  });
});
