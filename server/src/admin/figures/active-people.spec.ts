import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestClock } from '../../../../test/support/clock.js';
import { newUser } from '../../../../test/support/rows.js';
import { Database } from '../../database/database.js';
import { type ActiveMetric, SLOT_MS, slotOf } from '../../database/figure-store.js';
import { Log } from '../../logging/log.js';
import type { PresenceService } from '../../users/presence.service.js';
import { User } from '../../users/user.entity.js';
import { ActivePeople } from './active-people.js';

const HOUR = 3_600_000;

let folder: string;
let database: Database;
let clock: TestClock;
let active: ActivePeople;
let here: string[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sokhan-'));
  database = await Database.open(join(folder, 'sokhan.db'));
  clock = new TestClock();
  here = [];
  const presence = { ids: () => here } as unknown as PresenceService;
  active = new ActivePeople(database, presence, new Log({ logLevel: 'silent' }), clock);
});
afterEach(async () => {
  await active.beforeApplicationShutdown();
  await database.close();
  rmSync(folder, { recursive: true });
});

const now = () => slotOf(clock.now().getTime());
const written = (metric: ActiveMetric, slot: number) => database.figures.last(metric, [slot, slot + 1])[0];

describe('ActivePeople', () => {
  it('counts each once, in the hour, the day, the week and the month they were here', async () => {
    for (const id of ['sara', 'omid', 'sara']) active.note(id);
    clock.advance(2 * HOUR);
    active.note('tara');
    expect(['activeHour', 'activeDay'].map((metric) => active.lately(metric as ActiveMetric))).toEqual([
      1, 3,
    ]);
    clock.advance(25 * HOUR);
    expect(active.lately('activeDay')).toBe(0);
    expect(active.lately('activeWeek')).toBe(3);
    clock.advance(30 * 24 * HOUR);
    expect(active.lately('activeMonth')).toBe(0);
  });

  it('writes for each quarter of an hour who was here in the time that ends with it, not who came after', async () => {
    const first = now();
    active.note('sara');
    clock.advance(SLOT_MS);
    active.note('omid');
    await active.write();
    expect([written('activeHour', first), written('activeHour', first + 1)]).toEqual([1, 2]);
  });

  it('counts those who stay in every slot they stay', async () => {
    const first = now();
    here = ['sara'];
    active.note('sara');
    clock.advance(3 * HOUR);
    await active.write();
    expect([0, 5, 12].map((on) => written('activeHour', first + on))).toEqual([1, 1, 1]);
    here = [];
    clock.advance(2 * HOUR);
    await active.write();
    expect(written('activeHour', first + 20)).toBe(0);
    expect(written('activeDay', first + 20)).toBe(1);
  });

  it('knows after a start who was here before', async () => {
    const seen = new Date(clock.now().getTime() - 5 * HOUR);
    await database.write((manager) =>
      manager.getRepository(User).save([newUser('sara', { lastSeenAt: seen }), newUser('omid')]),
    );
    await active.onApplicationBootstrap();
    expect([active.lately('activeHour'), active.lately('activeDay')]).toEqual([0, 1]);
  });
});
