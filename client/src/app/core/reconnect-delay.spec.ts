import { reconnectDelay } from './reconnect-delay';

const longest = () => 1;
const middle = () => 0.5;

describe('reconnectDelay', () => {
  it('spreads over five seconds when the server closed', () => {
    expect(reconnectDelay(0, true, longest)).toBe(5_000);
    expect(reconnectDelay(0, true, middle)).toBe(2_500);
    expect(reconnectDelay(0, true, () => 0)).toBe(0);
  });

  it('doubles its bound from one second to thirty when tries fail', () => {
    const bounds = [0, 1, 2, 3, 4, 5, 6, 40].map((failures) => reconnectDelay(failures, false, longest));
    expect(bounds).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  });

  it('takes the usual bound when the server closed after failed tries', () => {
    expect(reconnectDelay(2, true, longest)).toBe(4_000);
  });
});
