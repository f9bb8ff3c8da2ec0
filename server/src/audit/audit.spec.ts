import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestClock } from '../../../test/support/clock.js';
import { newUser } from '../../../test/support/rows.js';
import { actorOf } from '../auth/actor.js';
import { Database } from '../database/database.js';
import { Audit } from './audit.js';
import { AuditEntry } from './audit-entry.entity.js';
import { BEGINNING, hashOf } from './chain.js';

const act = { user: actorOf(newUser('sara')), ip: '127.0.0.1' };
const deed = { action: 'settings.change', target: { kind: 'server' }, before: { name: '' } } as const;

let folder: string;
let database: Database;
let audit: Audit;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sokhan-'));
  database = await Database.open(join(folder, 'sokhan.db'));
  audit = new Audit(new TestClock());
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const record = (more: object = {}) =>
  database.write((manager) => audit.record(manager, act, { ...deed, ...more }));
const entries = () => database.read(AuditEntry).find({ order: { number: 'ASC' } });

describe('the audit', () => {
  it('counts what is done, each entry with the hash of the one before', async () => {
    await record({ after: { name: 'سخن', none: undefined } });
    await record();
    const [first, second] = await entries();
    expect(first).toMatchObject({ number: 1, actorName: 'sara', ip: '127.0.0.1', previousHash: BEGINNING });
    expect(first?.detail).toEqual({ before: { name: '' }, after: { name: 'سخن' } });
    expect(second).toMatchObject({ number: 2, previousHash: first?.hash });
    for (const entry of [first!, second!]) expect(hashOf(entry)).toBe(entry.hash);
  });

  it('is not written when what it tells of is not done', async () => {
    const failed = database.write(async (manager) => {
      await audit.record(manager, act, deed);
      throw new Error('undone');
    });
    await expect(failed).rejects.toThrow('undone');
    expect(await entries()).toEqual([]);
  });

  it('AD1 is neither changed nor removed, by whatever statement', async () => {
    await record();
    const entity = (work: 'update' | 'delete') =>
      database.write(async (manager) => {
        const repository = manager.getRepository(AuditEntry);
        await (work === 'update'
          ? repository.update({ number: 1 }, { actorName: 'omid' })
          : repository.delete({ number: 1 }));
      });
    await expect(entity('update')).rejects.toThrow('the audit only grows');
    await expect(entity('delete')).rejects.toThrow('the audit only grows');
    expect((await entries()).map(({ actorName }) => actorName)).toEqual(['sara']);
  });
});
