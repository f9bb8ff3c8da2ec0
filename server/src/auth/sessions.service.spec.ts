import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TestClock } from '../../../test/support/clock.js';
import { newId } from '../common/ids.js';
import { Database } from '../database/database.js';
import { Jobs } from '../jobs/jobs.js';
import { Log } from '../logging/log.js';
import type { Broadcaster } from '../realtime/broadcaster.js';
import { User } from '../users/user.entity.js';
import type { Principal } from './principal.js';
import { SessionCache } from './session-cache.js';
import { SessionEnds } from './session-ends.js';
import { Session } from './session.entity.js';
import { SessionsService } from './sessions.service.js';

const DAY = 86_400_000;
const ORIGIN = { ip: '192.0.2.7', device: 'test' };

let folder: string;
let database: Database;
let clock: TestClock;
let ends: { id: string; reason: string }[];
let open: Principal[];
let sessions: SessionsService;
let user: User;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sokhan-'));
  database = await Database.open(join(folder, 'sokhan.db'));
  clock = new TestClock();
  ends = [];
  open = [];
  const announced = new SessionEnds();
  announced.subscribe((id, { reason }) => ends.push({ id, reason }));
  const live = { principals: () => open } as unknown as Broadcaster;
  const log = new Log({ logLevel: 'silent' });
  const [cache, jobs] = [new SessionCache(clock), new Jobs(clock)];
  sessions = new SessionsService(database, announced, live, log, clock, 'secret', cache, jobs);
  user = await database.write((manager) =>
    manager.getRepository(User).save({
      id: newId(),
      username: 'sara',
      usernameKey: 'sara',
      displayName: 'سارا',
      searchKey: 'sara',
      email: null,
      passwordHash: '',
      role: 'member',
      bio: '',
      preferences: {},
      createdAt: clock.now(),
      lastSeenAt: null,
    }),
  );
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

describe('SessionsService', () => {
  it('knows a token until it was unused for seven days', async () => {
    const { token } = await sessions.create(user, ORIGIN);
    clock.advance(6 * DAY);
    expect((await sessions.authenticate(token))?.user.username).toBe('sara');
    clock.advance(6 * DAY);
    expect(await sessions.authenticate(token)).not.toBeNull();
    clock.advance(8 * DAY);
    expect(await sessions.authenticate(token)).toBeNull();
  });

  it('knows no token after thirty days, however much it was used', async () => {
    const { token } = await sessions.create(user, ORIGIN);
    for (let day = 0; day < 29; day += 1) {
      clock.advance(DAY);
      expect(await sessions.authenticate(token)).not.toBeNull();
    }
    clock.advance(DAY + 1);
    expect(await sessions.authenticate(token)).toBeNull();
  });

  it('removes what has run out and ends its sockets when it sweeps', async () => {
    const { principal } = await sessions.create(user, ORIGIN);
    clock.advance(8 * DAY);
    const fresh = await sessions.create(user, ORIGIN);
    await sessions.sweep();
    expect(ends).toEqual([{ id: principal.session.id, reason: 'expired' }]);
    const left = await database.read(Session).find();
    expect(left.map(({ id }) => id)).toEqual([fresh.principal.session.id]);
  });

  it('does not let a session run out while a socket of it is open', async () => {
    const { principal } = await sessions.create(user, ORIGIN);
    open = [principal];
    for (let day = 0; day < 20; day += 1) {
      clock.advance(DAY);
      await sessions.sweep();
    }
    expect(ends).toEqual([]);
    expect(principal.session.expiresAt).toBeGreaterThan(clock.now().getTime());
    clock.advance(11 * DAY);
    await sessions.sweep();
    expect(ends).toEqual([{ id: principal.session.id, reason: 'expired' }]);
  });

  it('renews what every socket of a session knows of it, when they came by it at different times', async () => {
    const { token, principal } = await sessions.create(user, ORIGIN);
    clock.advance(2 * 60_000);
    const later = await sessions.authenticate(token);
    open = [principal, later!];
    clock.advance(DAY);
    await sessions.sweep();
    expect(principal.session.expiresAt).toBe(clock.now().getTime() + 7 * DAY);
    expect(later?.session.expiresAt).toBe(principal.session.expiresAt);
  });

  it('answers when the session runs out as it was just lengthened', async () => {
    const { token } = await sessions.create(user, ORIGIN);
    clock.advance(6 * DAY);
    expect((await sessions.authenticate(token))?.session.expiresAt).toBe(clock.now().getTime() + 7 * DAY);
  });

  it('knows a token when its use cannot be written down', async () => {
    const { token } = await sessions.create(user, ORIGIN);
    clock.advance(DAY);
    const write = vi.spyOn(database, 'write').mockRejectedValue(new Error('disk full'));
    expect(await sessions.authenticate(token)).not.toBeNull();
    expect(write).toHaveBeenCalled();
    write.mockRestore();
  });

  it('signs nobody in whose password was changed since they showed it', async () => {
    await database.write((manager) =>
      manager.getRepository(User).update({ id: user.id }, { passwordHash: 'another' }),
    );
    await expect(sessions.create(user, ORIGIN)).rejects.toMatchObject({ code: 'auth.badCredentials' });
    expect(await database.read(Session).find()).toEqual([]);
  });

  it('ends once when two requests end it', async () => {
    const { principal } = await sessions.create(user, ORIGIN);
    const end = () => sessions.end(user.id, principal.session.id, 'logout');
    expect(await Promise.all([end(), end()])).toEqual([true, false]);
    expect(ends).toHaveLength(1);
  });

  it('lets the least used go when a person has more than fifty', async () => {
    const first = await sessions.create(user, ORIGIN);
    for (let count = 0; count < 50; count += 1) {
      clock.advance(1000);
      await sessions.create(user, ORIGIN);
    }
    expect(ends).toEqual([{ id: first.principal.session.id, reason: 'revoked' }]);
    expect(await sessions.authenticate(first.token)).toBeNull();
  });

  it('keeps no token that could be used again', async () => {
    const { token } = await sessions.create(user, ORIGIN);
    const rows = JSON.stringify(await database.read(Session).find());
    expect(rows).not.toContain(token);
  });
});
