import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { UserRole } from '#contracts';
import type { Log } from '../../logging/log.js';
import type { Audience, Broadcaster } from '../../realtime/broadcaster.js';
import { FigureWatch } from './figure-watch.js';
import type { Gauges } from './gauges.js';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A watch over connections whose roles a test decides; a connection without one is gone or signed out. */
function watching(roles: Record<string, UserRole>) {
  const told: string[][] = [];
  const gauges = { open: vi.fn(), close: vi.fn(), read: vi.fn(() => Promise.resolve({})) };
  const live = {
    principalOf: (id: string) => roles[id] && { user: { role: roles[id] } },
    sendVolatile: (to: Audience) => told.push('connections' in to ? to.connections : []),
  };
  const log = { error: vi.fn() };
  const watch = new FigureWatch(
    gauges as unknown as Gauges,
    live as unknown as Broadcaster,
    log as unknown as Log,
  );
  return { watch, told, gauges, log };
}
const second = () => vi.advanceTimersByTimeAsync(1_000);

describe('FigureWatch', () => {
  it('tells all who watch the same once a second', async () => {
    const { watch, told, gauges } = watching({ a: 'admin', b: 'moderator' });
    watch.watch('a', true);
    watch.watch('b', true);
    await second();
    await second();
    expect(told).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
    expect(gauges.read).toHaveBeenCalledTimes(2);
  });

  it('RV2 tells nothing more to somebody whose role was taken or whose session ended while they watch', async () => {
    const roles: Record<string, UserRole> = { a: 'admin', b: 'moderator', c: 'admin' };
    const { watch, told } = watching(roles);
    for (const id of ['a', 'b', 'c']) watch.watch(id, true);
    await second();
    roles['b'] = 'member';
    delete roles['c'];
    await second();
    expect(told.at(-1)).toEqual(['a']);
    roles['b'] = 'moderator';
    await second();
    expect(told.at(-1)).toEqual(['a']);
  });

  it('measures nothing while nobody watches', async () => {
    const { watch, gauges } = watching({ a: 'admin' });
    await second();
    expect(gauges.open).not.toHaveBeenCalled();
    watch.watch('a', true);
    await second();
    watch.watch('a', false);
    expect(gauges.close).toHaveBeenCalledOnce();
    await second();
    expect(gauges.read).toHaveBeenCalledOnce();
    watch.watch('a', true);
    watch.leave('a');
    expect(gauges.close).toHaveBeenCalledTimes(2);
  });

  it('goes on, and says so in the log, when something cannot be read off', async () => {
    const { watch, told, gauges, log } = watching({ a: 'admin' });
    gauges.read.mockRejectedValueOnce(new Error('no disk'));
    watch.watch('a', true);
    await second();
    expect(log.error).toHaveBeenCalledOnce();
    await second();
    expect(told).toHaveLength(1);
  });
});
