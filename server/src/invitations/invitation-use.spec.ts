import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestClock } from '../../../test/support/clock.js';
import { newUser } from '../../../test/support/rows.js';
import { Audit } from '../audit/audit.js';
import { actorOf } from '../auth/actor.js';
import { readSettings } from '../config/settings.js';
import { Database } from '../database/database.js';
import { Log } from '../logging/log.js';
import { Mailer } from '../mail/mailer.js';
import { LiveSettings } from '../server-settings/live-settings.js';
import { User } from '../users/user.entity.js';
import { InvitationPost } from './invitation-post.js';
import { InvitationUse } from './invitation-use.js';
import { InvitationsService } from './invitations.service.js';

const HOUR_MS = 3_600_000;
const SECRET = 'a secret of the test';

let folder: string;
let database: Database;
let clock: TestClock;
let use: InvitationUse;
let invitations: InvitationsService;
const admin = newUser('sara', { role: 'admin', displayName: 'سارا' });
const act = { user: actorOf(admin), ip: null };

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sokhan-'));
  database = await Database.open(join(folder, 'sokhan.db'));
  await database.write((manager) => manager.getRepository(User).insert(admin));
  clock = new TestClock();
  const settings = readSettings({});
  const audit = new Audit(clock);
  const live = new LiveSettings(database, audit, clock, settings);
  await live.onModuleInit();
  const post = new InvitationPost(database, new Mailer(settings, new Log(settings)), live, settings);
  use = new InvitationUse(database, live, audit, SECRET, clock);
  invitations = new InvitationsService(database, audit, post, SECRET, clock);
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const make = async (expiresAt?: string) => {
  const { link, invitation } = await invitations.make(act, { ...(expiresAt && { expiresAt }) });
  return { token: link.split('#')[1] ?? '', id: invitation.id };
};
const stateNow = async () => (await invitations.list({})).invitations[0]?.state;

describe('an invitation', () => {
  it('holds until its end, and not at it', async () => {
    const { token } = await make(new Date(clock.now().getTime() + HOUR_MS).toISOString());
    clock.advance(HOUR_MS - 1);
    expect(await use.look(token)).toEqual({ invitedBy: 'سارا' });
    expect(await stateNow()).toBe('open');
    clock.advance(1);
    await expect(use.look(token)).rejects.toMatchObject({ code: 'invitation.invalid' });
    expect(await stateNow()).toBe('expired');
  });

  it('gets no new link when it is over', async () => {
    const { id } = await make(new Date(clock.now().getTime() + HOUR_MS).toISOString());
    clock.advance(HOUR_MS);
    await expect(invitations.renew(act, id)).rejects.toMatchObject({ code: 'invitation.invalid' });
  });

  it('names nobody when who made it is gone', async () => {
    const { token } = await make();
    await database.write((manager) =>
      manager.getRepository(User).update({ id: admin.id }, { deletedAt: clock.now() }),
    );
    expect(await use.look(token)).toEqual({});
  });

  it('is made by nobody who is an admin no more when the transaction runs (RV7)', async () => {
    await database.write((manager) =>
      manager.getRepository(User).update({ id: admin.id }, { role: 'member' }),
    );
    await expect(invitations.make(act, {})).rejects.toMatchObject({ code: 'request.forbidden' });
    expect((await invitations.list({})).invitations).toEqual([]);
  });
});
