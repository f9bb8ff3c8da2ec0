import { describe, expect, it } from 'vitest';
import { UploadLocks } from './upload-locks.js';

const never = new AbortController().signal;
const ignore = (): void => undefined;

describe('UploadLocks', () => {
  it('asks the one before to end, and lets the next in when it has', async () => {
    const locks = new UploadLocks();
    const trace: string[] = [];
    const first = locks.newLock('a');
    await first.lock(never, () => {
      trace.push('asked');
      setImmediate(() => {
        trace.push('ended');
        void first.unlock();
      });
    });
    await locks.newLock('a').lock(never, ignore);
    trace.push('in');
    expect(trace).toEqual(['asked', 'ended', 'in']);
  });

  it('lets in one at a time, however many wait', async () => {
    const locks = new UploadLocks();
    let inside = 0;
    const enter = async () => {
      const lock = locks.newLock('a');
      await lock.lock(never, ignore);
      inside += 1;
      expect(inside).toBe(1);
      await new Promise<void>((resolve) => setImmediate(resolve));
      inside -= 1;
      await lock.unlock();
    };
    await Promise.all(Array.from({ length: 20 }, enter));
    expect(inside).toBe(0);
  });

  it('does not hold up another upload', async () => {
    const locks = new UploadLocks();
    await locks.newLock('a').lock(never, ignore);
    await expect(locks.newLock('b').lock(never, ignore)).resolves.toBeUndefined();
  });

  it('says that the server is busy when whoever waits is asked to end as well', async () => {
    const locks = new UploadLocks();
    await locks.newLock('a').lock(never, ignore);
    const waiting = new AbortController();
    const lock = locks.newLock('a').lock(waiting.signal, ignore);
    waiting.abort();
    await expect(lock).rejects.toMatchObject({ code: 'server.busy' });
  });
});
