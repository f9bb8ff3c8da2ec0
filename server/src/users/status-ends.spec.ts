import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TestClock } from '../../../test/support/clock.js';
import { newUser } from '../../../test/support/rows.js';
import { Database } from '../database/database.js';
import { Log } from '../logging/log.js';
import type { Accounts } from './accounts.js';
import { StatusEnds } from './status-ends.js';
import type { StatusNews } from './status-news.js';
import { User } from './user.entity.js';

const HOUR = 3_600_000;

let folder: string;
let database: Database;
let clock: TestClock;
let told: string[];
let ends: StatusEnds;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sokhan-'));
  database = await Database.open(join(folder, 'sokhan.db'));
  clock = new TestClock();
  told = [];
  ends = start();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(async () => {
  ends.onModuleDestroy();
  vi.useRealTimers();
  await database.close();
  rmSync(folder, { recursive: true });
});

function start(): StatusEnds {
  const accounts = { tellOwn: () => undefined } as unknown as Accounts;
  const news = { tell: ({ username }: User) => void told.push(username) } as unknown as StatusNews;
  return new StatusEnds(database, accounts, news, new Log({ logLevel: 'silent' }), clock);
}

async function userWhoseStatusEndsIn(username: string, ms: number): Promise<User> {
  const statusUntil = new Date(clock.now().getTime() + ms);
  return database.write((manager) =>
    manager
      .getRepository(User)
      .save(newUser(username, { statusText: 'در جلسه', statusEmoji: '📅', statusUntil })),
  );
}

async function pass(ms: number): Promise<void> {
  clock.advance(ms);
  await vi.advanceTimersByTimeAsync(ms);
  await database.write(() => Promise.resolve());
}

describe('StatusEnds', () => {
  it('clears and tells each status at its time, and no other', async () => {
    for (const [name, ms] of [
      ['late', 2 * HOUR + 1_000],
      ['soon', 1_000],
    ] as const) {
      ends.note(await userWhoseStatusEndsIn(name, ms));
    }
    await pass(999);
    expect(told).toEqual([]);
    await pass(1);
    expect(told).toEqual(['soon']);
    const [late, soon] = await database.read(User).find({ order: { username: 'ASC' } });
    expect([late?.statusText, soon?.statusText, soon?.statusEmoji, soon?.statusUntil]).toEqual([
      'در جلسه',
      '',
      '',
      null,
    ]);
    await pass(HOUR);
    await pass(HOUR);
    expect(told).toEqual(['soon', 'late']);
  });

  it('ends what ended while the server was down, when it starts', async () => {
    await userWhoseStatusEndsIn('sara', 1_000);
    clock.advance(HOUR);
    await ends.onModuleInit();
    await pass(0);
    expect(told).toEqual(['sara']);
  });

  it('waits no longer for a status that was taken back', async () => {
    const user = await userWhoseStatusEndsIn('sara', 1_000);
    ends.note(user);
    ends.note({ ...user, statusUntil: null });
    await pass(1_000);
    expect(told).toEqual([]);
  });

  it('waits no longer for somebody who is gone from the database', async () => {
    ends.note(newUser('nobody', { statusUntil: new Date(clock.now().getTime() + 1_000) }));
    await pass(1_000);
    expect([told, vi.getTimerCount()]).toEqual([[], 0]);
  });

  it('tries again when the database takes nothing', async () => {
    ends.note(await userWhoseStatusEndsIn('sara', 1_000));
    const write = vi.spyOn(database, 'write').mockRejectedValueOnce(new Error('locked'));
    clock.advance(1_000);
    await vi.advanceTimersByTimeAsync(1_000);
    expect([write.mock.calls.length, told]).toEqual([1, []]);
    await pass(5_000);
    expect(told).toEqual(['sara']);
  });
});
