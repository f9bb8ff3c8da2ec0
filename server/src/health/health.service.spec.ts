import { describe, expect, it } from 'vitest';
import { TestClock } from '../../../test/support/clock.js';
import type { Database } from '../database/database.js';
import { Log } from '../logging/log.js';
import { HealthService } from './health.service.js';

function service() {
  const clock = new TestClock();
  const storage = { isThere: true, asked: 0 };
  const check = async () => {
    storage.asked += 1;
    if (!storage.isThere) throw new Error('away');
  };
  const database = { isAlive: async () => true } as Database;
  return {
    health: new HealthService(database, { check }, new Log({ logLevel: 'silent' }), clock),
    clock,
    storage,
  };
}

describe('HealthService', () => {
  it('is not ready while files cannot be kept, and is again when they can', async () => {
    const { health, clock, storage } = service();
    storage.isThere = false;
    await expect(health.ready()).rejects.toMatchObject({ code: 'server.busy' });
    storage.isThere = true;
    clock.advance(5_000);
    expect(await health.ready()).toEqual({ status: 'ok' });
  });

  it('asks the storage once in five seconds, however often it is asked itself', async () => {
    const { health, clock, storage } = service();
    await Promise.all([health.ready(), health.ready()]);
    clock.advance(4_999);
    await health.ready();
    expect(storage.asked).toBe(1);
    clock.advance(1);
    await health.ready();
    expect(storage.asked).toBe(2);
  });

  it('is not ready when it is stopping', async () => {
    const { health } = service();
    health.onModuleDestroy();
    await expect(health.ready()).rejects.toMatchObject({ code: 'server.busy' });
  });
});
