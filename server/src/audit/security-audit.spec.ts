import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TestClock } from '../../../test/support/clock.js';
import { newUser } from '../../../test/support/rows.js';
import { Database } from '../database/database.js';
import { Log } from '../logging/log.js';
import { SecurityLog } from '../logging/security-log.js';
import { User } from '../users/user.entity.js';
import { Audit } from './audit.js';
import { AuditEntry } from './audit-entry.entity.js';
import { SecurityAudit } from './security-audit.js';

const FROM = '192.0.2.7';

let folder: string;
let database: Database;
let clock: TestClock;
let security: SecurityLog;
let events: SecurityAudit;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sokhan-'));
  database = await Database.open(join(folder, 'sokhan.db'));
  await database.write((manager) => manager.getRepository(User).insert(newUser('Sara')));
  const log = new Log({ logLevel: 'silent' });
  clock = new TestClock();
  security = new SecurityLog(log);
  events = new SecurityAudit(database, new Audit(clock), security, log, clock);
  events.onModuleInit();
});
afterEach(async () => {
  events.onModuleDestroy();
  await database.close();
  rmSync(folder, { recursive: true });
});

const entries = () => database.read(AuditEntry).find({ order: { number: 'ASC' } });
const failed = (username: string, ip = FROM) => security.record('loginFailed', { username, ip });

describe('a security event', () => {
  it('is recorded with who it is, where that is known, and else with the name that was claimed', async () => {
    security.record('loginSucceeded', { username: 'Sara', ip: FROM });
    failed('sara');
    failed('nobody');
    await events.flush();
    expect(await entries()).toMatchObject([
      { action: 'security.loginSucceeded', actorId: 'Sara', actorName: 'Sara', targetKind: null, ip: FROM },
      {
        action: 'security.loginFailed',
        actorId: null,
        targetKind: 'user',
        targetId: 'Sara',
        targetName: 'Sara',
      },
      { action: 'security.loginFailed', actorId: null, targetId: null, targetName: 'nobody' },
    ]);
  });

  it('keeps its facts, and of each no more than it is known by', async () => {
    security.record('originRefused', { ip: FROM, origin: 'x'.repeat(5_000), path: '/api/rooms' });
    await events.flush();
    const [entry] = await entries();
    expect(entry?.detail).toEqual({ facts: { origin: 'x'.repeat(200), path: '/api/rooms' } });
  });

  it('is one entry a minute with a number when it comes in a flood', async () => {
    for (let count = 0; count < 1_000; count += 1) failed('SARA');
    await events.flush();
    for (let second = 0; second < 60; second += 1) {
      failed('sara');
      clock.advance(1_000);
      await events.flush();
    }
    expect((await entries()).map(({ detail }) => detail.times)).toEqual([1_000, 60]);
  });

  it('is counted with others of its kind when the different ones are too many', async () => {
    for (let count = 0; count < 500; count += 1) failed(`guess${count}`, `192.0.2.${count % 200}`);
    await events.flush();
    const found = await entries();
    expect(found).toHaveLength(61);
    expect(found.at(-1)).toMatchObject({ targetName: null, ip: null, detail: { times: 440 } });
    clock.advance(60_000);
    await events.flush();
    failed('guess499');
    await events.flush();
    expect((await entries()).at(-1)).toMatchObject({ targetName: 'guess499' });
  });

  it('is not lost when it could not be written at first, nor when the server stops', async () => {
    failed('sara');
    const write = vi.spyOn(database, 'write').mockRejectedValueOnce(new Error('disk full'));
    await events.flush();
    expect(write).toHaveBeenCalledOnce();
    expect(await entries()).toEqual([]);
    await events.flush();
    failed('sara');
    await events.beforeApplicationShutdown();
    expect((await entries()).map(({ targetName }) => targetName)).toEqual(['Sara', 'Sara']);
  });
});
