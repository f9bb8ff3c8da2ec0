import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TestClock } from '../../../test/support/clock.js';
import { newUser } from '../../../test/support/rows.js';
import { Database } from '../database/database.js';
import { Log } from '../logging/log.js';
import { ActiveDay } from './active-day.entity.js';
import { ActiveDays } from './active-days.js';
import type { PresenceService } from './presence.service.js';
import { User } from './user.entity.js';

const DAY = 86_400_000;

let folder: string;
let database: Database;
let clock: TestClock;
let days: ActiveDays;
let here: string[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sokhan-'));
  database = await Database.open(join(folder, 'sokhan.db'));
  clock = new TestClock();
  here = [];
  const presence = { ids: () => here } as unknown as PresenceService;
  days = new ActiveDays(database, presence, new Log({ logLevel: 'silent' }), clock);
  await database.write((manager) =>
    manager.getRepository(User).save(['sara', 'omid'].map((name) => newUser(name))),
  );
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(async () => {
  days.onModuleDestroy();
  vi.useRealTimers();
  await database.close();
  rmSync(folder, { recursive: true });
});

async function stored(): Promise<string[]> {
  await new Promise((resolve) => setImmediate(resolve));
  await database.settled();
  const rows = await database.read(ActiveDay).find({ order: { day: 'ASC', userId: 'ASC' } });
  const [first] = rows;
  return rows.map(({ userId, day }) => `${userId} ${day - (first?.day ?? 0)}`);
}

describe('ActiveDays', () => {
  it('notes everybody who comes at once in one transaction, once a day', async () => {
    const write = vi.spyOn(database, 'write');
    for (const id of ['sara', 'omid', 'sara']) days.note(id);
    expect(await stored()).toEqual(['omid 0', 'sara 0']);
    days.note('sara');
    expect(await stored()).toHaveLength(2);
    expect(write).toHaveBeenCalledTimes(1);
  });

  it('notes those who stay over midnight (in UTC) for the new day', async () => {
    days.onModuleInit();
    days.note('sara');
    days.note('omid');
    await stored();
    here = ['sara'];
    const untilMidnight = DAY - (clock.now().getTime() % DAY);
    clock.advance(untilMidnight);
    vi.advanceTimersByTime(untilMidnight);
    expect(await stored()).toEqual(['omid 0', 'sara 0', 'sara 1']);
    clock.advance(DAY);
    vi.advanceTimersByTime(DAY);
    expect(await stored()).toEqual(['omid 0', 'sara 0', 'sara 1', 'sara 2']);
  });

  it('is no second row for a day that was noted before a restart', async () => {
    days.note('sara');
    await stored();
    const again = new ActiveDays(
      database,
      { ids: () => [] } as unknown as PresenceService,
      new Log({ logLevel: 'silent' }),
      clock,
    );
    again.note('sara');
    expect(await stored()).toEqual(['sara 0']);
  });
});
