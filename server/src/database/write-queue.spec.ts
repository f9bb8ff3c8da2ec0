import { describe, expect, it } from 'vitest';
import { WriteQueue } from './write-queue.js';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('WriteQueue', () => {
  it('runs one job at a time, in the order of asking, when jobs wait inside', async () => {
    const queue = new WriteQueue();
    const trace: string[] = [];
    const job = (name: string, turns: number) =>
      queue.run(async () => {
        trace.push(`${name} begins`);
        for (let count = 0; count < turns; count += 1) await turn();
        trace.push(`${name} ends`);
      });
    await Promise.all([job('a', 5), job('b', 0), job('c', 2)]);
    expect(trace).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  it('goes on when a job fails, and gives the failure to its own caller', async () => {
    const queue = new WriteQueue();
    const failed = queue.run(() => Promise.reject(new Error('broken')));
    const next = queue.run(() => 'fine');
    await expect(failed).rejects.toThrow('broken');
    await expect(next).resolves.toBe('fine');
  });

  it('refuses with server.busy when ten thousand wait', async () => {
    const queue = new WriteQueue();
    let release = () => undefined as void;
    const held = queue.run(() => new Promise<void>((resolve) => (release = resolve)));
    const waiting = Array.from({ length: 9_999 }, () => queue.run(() => undefined));
    await expect(queue.run(() => undefined)).rejects.toMatchObject({ code: 'server.busy' });
    release();
    await Promise.all([held, ...waiting]);
    await expect(queue.run(() => 'again')).resolves.toBe('again');
  });

  it('is settled when all that was asked for is done', async () => {
    const queue = new WriteQueue();
    let done = 0;
    void queue.run(() => turn().then(() => (done += 1)));
    void queue.run(() => turn().then(() => (done += 1)));
    await queue.settled();
    expect(done).toBe(2);
  });
});
