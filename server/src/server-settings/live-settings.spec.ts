import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TestClock } from '../../../test/support/clock.js';
import { newUser } from '../../../test/support/rows.js';
import { Audit } from '../audit/audit.js';
import { AuditEntry } from '../audit/audit-entry.entity.js';
import { actorOf } from '../auth/actor.js';
import { readSettings } from '../config/settings.js';
import { Database } from '../database/database.js';
import { User } from '../users/user.entity.js';
import { LiveSettings } from './live-settings.js';

const actOf = (user: User) => ({ user: actorOf(user), ip: null });

let folder: string;
let database: Database;
let admin: User;
let member: User;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sokhan-'));
  database = await Database.open(join(folder, 'sokhan.db'));
  [admin, member] = [newUser('sara', { role: 'admin' }), newUser('omid')];
  await database.write((manager) => manager.getRepository(User).insert(admin));
  await database.write((manager) => manager.getRepository(User).insert(member));
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

async function started(env: Record<string, string> = {}): Promise<LiveSettings> {
  const clock = new TestClock();
  const settings = new LiveSettings(database, new Audit(clock), clock, readSettings(env));
  await settings.onModuleInit();
  return settings;
}

describe('LiveSettings', () => {
  it('holds from the change on, and after another start', async () => {
    const settings = await started();
    const heard = vi.fn();
    settings.onChange(heard);
    await settings.change(actOf(admin), { registration: 'closed', name: 'سخن' });
    expect(settings.current).toMatchObject({ registration: 'closed', name: 'سخن', maintenance: false });
    expect(heard).toHaveBeenCalledExactlyOnceWith(settings.current);
    expect((await started()).current).toEqual(settings.current);
  });

  it('records what was before and after, and nothing where nothing changes', async () => {
    const settings = await started();
    await settings.change(actOf(admin), { registration: 'closed', name: '' });
    await settings.change(actOf(admin), { registration: 'closed' });
    const entries = await database.read(AuditEntry).find();
    expect(entries.map(({ action, detail }) => [action, detail])).toEqual([
      ['settings.change', { before: { registration: 'open' }, after: { registration: 'closed' } }],
    ]);
  });

  it('stays as the environment has it, whatever was chosen before', async () => {
    await (await started()).change(actOf(admin), { userQuota: 5 });
    const settings = await started({ USER_QUOTA: '7' });
    expect(settings.fixed).toEqual([{ name: 'userQuota', variable: 'USER_QUOTA' }]);
    expect(settings.current.userQuota).toBe(7);
    await expect(settings.change(actOf(admin), { userQuota: 5 })).rejects.toMatchObject({
      code: 'validation.failed',
      extra: { details: [{ field: 'userQuota', code: 'reserved' }] },
    });
  });

  it('offers the language of those who never chose, whoever of two admins was first', async () => {
    const settings = await started();
    const [one, other] = await Promise.allSettled([
      settings.change(actOf(admin), { languages: ['fa'] }),
      settings.change(actOf(admin), { defaultLanguage: 'en' }),
    ]);
    expect([one.status, other]).toMatchObject([
      'fulfilled',
      { reason: { extra: { details: [{ field: 'defaultLanguage', code: 'range' }] } } },
    ]);
    expect(settings.current).toMatchObject({ languages: ['fa'], defaultLanguage: 'browser' });
  });

  it('RV7 refuses whoever is no admin any more when the change is made', async () => {
    const settings = await started();
    await expect(settings.change(actOf(member), { name: 'x' })).rejects.toMatchObject({
      code: 'request.forbidden',
    });
    expect(settings.current.name).toBe('');
    expect(await database.read(AuditEntry).count()).toBe(0);
  });
});
