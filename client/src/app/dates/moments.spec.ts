import { type Signal, computed } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Moments } from './moments';

const NOON = Date.UTC(2026, 10, 22, 12);
const after = (ms: number) => new Date(NOON + ms).toISOString();
const DAY = 86_400_000;

describe('Moments', () => {
  let moments: Moments;
  beforeEach(() => {
    vi.useFakeTimers({ now: NOON });
    moments = TestBed.inject(Moments);
  });
  afterEach(() => vi.useRealTimers());

  const over = (ms: number): Signal<boolean> => computed(() => moments.isOver(after(ms)));

  it('Moments are over when their time has come, in any order and with one timer', () => {
    const ends = [over(2_000), over(1_000), over(3_000)];
    const seen = () => ends.map((end) => end());
    expect(seen()).toEqual([false, false, false]);
    expect(vi.getTimerCount()).toBe(1);
    for (const expected of [
      [false, true, false],
      [true, true, false],
      [true, true, true],
    ]) {
      vi.advanceTimersByTime(1_000);
      expect(seen()).toEqual(expected);
    }
    expect(vi.getTimerCount()).toBe(0);
  });

  it('Moments that are over need no timer', () => {
    expect(over(-1)()).toBe(true);
    expect(over(0)()).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('Moments further away than a timer holds are waited for', () => {
    const end = over(60 * DAY);
    expect(end()).toBe(false);
    for (let day = 0; day < 60; day += 1) {
      expect(end()).toBe(false);
      vi.advanceTimersByTime(DAY);
    }
    expect(end()).toBe(true);
  });

  it('Moments are looked at again when the page is shown after a sleep', () => {
    const end = over(1_000);
    expect(end()).toBe(false);
    vi.setSystemTime(NOON + DAY);
    expect(end()).toBe(false);
    document.dispatchEvent(new Event('visibilitychange'));
    expect(end()).toBe(true);
  });

  it('Moments leave no timer behind when they are destroyed', () => {
    over(1_000)();
    TestBed.resetTestingModule();
    expect(vi.getTimerCount()).toBe(0);
  });
});
