import { describe, expect, it } from 'vitest';
import { TestClock } from '../../../test/support/clock.js';
import { Jobs } from './jobs.js';

describe('Jobs', () => {
  it('tells when each last ran, how long it took and when it runs again', async () => {
    const clock = new TestClock();
    const jobs = new Jobs(clock);
    const start = clock.now();
    expect(await jobs.run('files.collect', 60_000, async () => clock.advance(250) ?? 'done')).toBe('done');
    expect(jobs.list()).toEqual([
      {
        name: 'files.collect',
        running: false,
        startedAt: start.toISOString(),
        durationMs: 250,
        nextAt: new Date(start.getTime() + 60_000).toISOString(),
      },
    ]);
  });

  it('remembers why one failed until it succeeds again, and lets its caller know', async () => {
    const jobs = new Jobs(new TestClock());
    const failing = jobs.run('files.collect', 60_000, () => Promise.reject(new Error('no room')));
    await expect(failing).rejects.toThrow('no room');
    expect(jobs.list()).toMatchObject([{ error: 'Error: no room', running: false }]);
    await jobs.run('files.collect', 60_000, async () => undefined);
    expect(jobs.list()[0]).not.toHaveProperty('error');
  });

  it('says of one under way that it runs', async () => {
    const jobs = new Jobs(new TestClock());
    const { promise, resolve } = Promise.withResolvers<void>();
    const run = jobs.run('files.collect', 60_000, () => promise);
    expect(jobs.list()).toMatchObject([{ running: true }]);
    resolve();
    await run;
    expect(jobs.list()).toMatchObject([{ running: false }]);
  });
});
