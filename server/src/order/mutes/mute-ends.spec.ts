import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TestClock } from '../../../../test/support/clock.js';
import { newUser } from '../../../../test/support/rows.js';
import { Database } from '../../database/database.js';
import { Log } from '../../logging/log.js';
import type { Broadcaster } from '../../realtime/broadcaster.js';
import type { Accounts, ChangedAccount } from '../../users/accounts.js';
import { User } from '../../users/user.entity.js';
import { MuteEnds } from './mute-ends.js';

const HOUR = 3_600_000;

let folder: string;
let database: Database;
let clock: TestClock;
let told: string[];
let ends: MuteEnds;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sokhan-'));
  database = await Database.open(join(folder, 'sokhan.db'));
  clock = new TestClock();
  told = [];
  const accounts = { tell: ({ user }: ChangedAccount) => void told.push(user.username) };
  const broadcaster = { send: () => undefined } as unknown as Broadcaster;
  const log = new Log({ logLevel: 'silent' });
  ends = new MuteEnds(database, accounts as unknown as Accounts, broadcaster, log, clock);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(async () => {
  ends.onModuleDestroy();
  vi.useRealTimers();
  await database.close();
  rmSync(folder, { recursive: true });
});

async function mutedFor(username: string, ms: number | null): Promise<Date | null> {
  const mutedAt = clock.now();
  const muteUntil = ms === null ? null : new Date(mutedAt.getTime() + ms);
  await database.write((manager) =>
    manager.getRepository(User).save(newUser(username, { mutedAt, muteUntil, muteReason: 'بس' })),
  );
  return muteUntil;
}

async function pass(ms: number): Promise<void> {
  clock.advance(ms);
  await vi.advanceTimersByTimeAsync(ms);
  await database.write(() => Promise.resolve());
}

describe('MuteEnds', () => {
  it('ends each mute at its time, one after the other, and no other', async () => {
    for (const [name, ms] of [
      ['late', 2 * HOUR],
      ['soon', HOUR / 2],
      ['ever', null],
    ] as const)
      ends.note(await mutedFor(name, ms));
    await pass(HOUR / 2);
    expect(told).toEqual(['soon']);
    for (const _ of [1, 2]) await pass(HOUR);
    expect(told).toEqual(['soon', 'late']);
    const muted = await database.read(User).find({ order: { username: 'ASC' } });
    expect(muted.map(({ mutedAt }) => mutedAt !== null)).toEqual([true, false, false]);
  });

  it('knows after a restart when the next one is over', async () => {
    await mutedFor('soon', HOUR / 2);
    await ends.onModuleInit();
    await pass(HOUR / 2);
    expect(told).toEqual(['soon']);
  });
});
