import { TestBed } from '@angular/core/testing';
import { dayKey } from './calendar';
import { Today } from './today';

describe('Today', () => {
  beforeEach(() => vi.useFakeTimers({ now: new Date(2026, 10, 22, 23, 59, 0) }));
  afterEach(() => vi.useRealTimers());

  const seen = (today: Today) => dayKey(today.now());

  it('Today changes at midnight, every midnight', () => {
    const today = TestBed.inject(Today);
    vi.advanceTimersByTime(59_000);
    expect(seen(today)).toBe('2026-11-22');
    vi.advanceTimersByTime(1_000);
    expect(seen(today)).toBe('2026-11-23');
    vi.advanceTimersByTime(86_400_000);
    expect(seen(today)).toBe('2026-11-24');
  });

  it('Today looks again when the page is shown after a sleep', () => {
    const today = TestBed.inject(Today);
    vi.setSystemTime(new Date(2026, 10, 25, 8, 0, 0));
    document.dispatchEvent(new Event('visibilitychange'));
    expect(seen(today)).toBe('2026-11-25');
  });

  it('Today leaves no timer behind when it is destroyed', () => {
    TestBed.inject(Today);
    TestBed.resetTestingModule();
    expect(vi.getTimerCount()).toBe(0);
  });
});
