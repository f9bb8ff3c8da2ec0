import { endOf } from './status-end';

describe('endOf', () => {
  const now = new Date(2026, 10, 22, 23, 45);

  it.each([
    ['halfHour', new Date(2026, 10, 23, 0, 15)],
    ['hour', new Date(2026, 10, 23, 0, 45)],
    ['fourHours', new Date(2026, 10, 23, 3, 45)],
    ['today', new Date(2026, 10, 23, 0, 0)],
  ] as const)('ends after %s', (end, moment) => {
    expect(endOf(end, now)).toBe(moment.toISOString());
  });

  it('has no end when it is for ever', () => {
    expect(endOf('never', now)).toBe('');
  });
});
