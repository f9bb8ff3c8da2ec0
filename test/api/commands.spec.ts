import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { AuditPage, Room, SearchAnswer, ServerStats } from '#contracts';
import { sokhan } from '../support/commands.js';
import { PASSWORD, Person, request } from '../support/person.js';
import { TestServer } from '../support/server.js';

const NEW = 'a new one for 9 devices';

let dataDir: string;
let server: TestServer;
let admin: Person;
let person: Person;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'sokhan-'));
  server = await TestServer.start({ dataDir });
  admin = await Person.register(server.url);
  person = await Person.register(server.url);
});
afterAll(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const run = (...args: string[]) => sokhan(args, { dataDir });
const recorded = async (action: string) =>
  (await admin.get<AuditPage>(`/api/admin/audit?action=${action}`)).body.entries;
const login = async (password: string) =>
  (await request(server.url, 'POST', '/api/auth/login', { body: { username: person.name, password } }))
    .status;

describe('a command', () => {
  it('is explained where it is asked for, and where it was not understood', async () => {
    const help = await run('--help');
    expect([help.code, help.err]).toEqual([0, '']);
    for (const name of [
      'user:promote',
      'user:ban',
      'user:password',
      'backup',
      'restore',
      'audit:verify',
      'search:rebuild',
      'stats:rebuild',
    ]) {
      expect(help.out).toContain(`\n  ${name}`);
    }
    const own = await run('backup', '--help');
    expect([own.code, own.out]).toEqual([
      0,
      expect.stringContaining('npm run sokhan -- backup [--to <file>]'),
    ]);
    expect(await run()).toMatchObject({ code: 2, out: help.out });
    const unknown = await run('user:dance');
    expect([unknown.code, unknown.err]).toEqual([
      2,
      expect.stringContaining('There is no command user:dance.'),
    ]);
    expect(await run('user:password')).toMatchObject({ code: 2, out: '' });
    expect(await run('backup', '--fast')).toMatchObject({ code: 2, out: '' });
    expect((await run('backup', '--with-secret')).err).toContain('--with-secret needs --to');
  });

  it('names every wrong setting, and a folder without a database, and makes none', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'sokhan-'));
    const wrong = await sokhan(['audit:verify'], { dataDir: empty, env: { PORT: 'x', LOG_LEVEL: 'loud' } });
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringMatching(/- PORT: [^]*- LOG_LEVEL: /)]);
    const nothing = await sokhan(['audit:verify'], { dataDir: empty });
    expect([nothing.code, nothing.err]).toEqual([1, expect.stringContaining('There is no database')]);
    expect(() => statSync(join(empty, 'sokhan.db'))).toThrow('ENOENT');
    rmSync(empty, { recursive: true });
  });

  it('reaches the running server by a door that only its account opens', () => {
    expect(statSync(join(dataDir, 'control.sock')).mode & 0o777).toBe(0o600);
  });
});

describe('user:ban', () => {
  it('cuts off whoever is here, in the server that runs', async () => {
    const guest = await Person.register(server.url);
    const socket = await guest.connect();
    const done = await run('user:ban', guest.name, '--until', '2100-01-01T00:00:00Z', '--reason', 'تبلیغ');
    expect(done).toMatchObject({ code: 0, out: `${guest.name} is banned until 2100-01-01T00:00:00.000Z.\n` });
    expect(await socket.next('session_ended')).toMatchObject({ reason: 'banned' });
    expect((await guest.get('/api/auth/me')).status).toBe(401);
    const [entry] = await recorded('user.ban');
    expect(entry).toMatchObject({ target: { name: guest.name }, detail: { reason: 'تبلیغ' } });
    expect(entry).not.toHaveProperty('actor');
  });

  it('refuses a time that is none, one that is over, and the last admin', async () => {
    expect(await run('user:ban', person.name, '--until', 'tomorrow')).toMatchObject({ code: 2 });
    const past = await run('user:ban', person.name, '--until', '2000-01-01');
    expect([past.code, past.err]).toEqual([1, expect.stringContaining('until: past')]);
    const last = await run('user:ban', admin.name);
    expect([last.code, last.err]).toEqual([1, expect.stringContaining('this is the last one')]);
  });
});

describe('user:promote', () => {
  it('gives a role at once, that of an admin when none is named', async () => {
    expect(await run('user:promote', person.name, '--to', 'king')).toMatchObject({ code: 2 });
    expect(await run('user:promote', person.name)).toMatchObject({
      code: 0,
      out: `${person.name} is admin now.\n`,
    });
    expect((await person.get('/api/admin/audit')).status).toBe(200);
    expect(await run('user:promote', person.name, '--to', 'member')).toMatchObject({ code: 0 });
    expect((await person.get('/api/admin/audit')).status).toBe(403);
    expect(await recorded('user.role')).toHaveLength(2);
  });
});

describe('user:password', () => {
  it('gives a new one, ends the sessions that live and is recorded without it', async () => {
    const socket = await person.connect();
    const done = await sokhan(['user:password', person.name.toUpperCase()], { dataDir, input: `${NEW}\n` });
    expect(done).toEqual({
      code: 0,
      out: `${person.name} has a new password, and is signed out everywhere.\n`,
      err: '',
    });
    expect(await socket.next('session_ended')).toEqual({ reason: 'revoked' });
    expect((await person.get('/api/auth/me')).status).toBe(401);
    expect([await login(PASSWORD), await login(NEW)]).toEqual([401, 200]);
    const [entry] = await recorded('user.password');
    expect(entry).toMatchObject({
      target: { kind: 'user', id: person.user.id, name: person.name },
      detail: {},
    });
    expect(entry).not.toHaveProperty('actor');
    expect(entry).not.toHaveProperty('ip');
  });

  it('refuses a weak one and a name that nobody has', async () => {
    const weak = await sokhan(['user:password', person.name], { dataDir, input: 'short\n' });
    expect([weak.code, weak.err]).toEqual([1, expect.stringContaining('password: tooShort')]);
    const nobody = await sokhan(['user:password', 'nobody_here'], { dataDir, input: NEW });
    expect(nobody).toMatchObject({ code: 1, err: 'There is no such user.\n' });
    expect(await login(NEW)).toBe(200);
  });
});

describe('audit:verify', () => {
  it('says up to where the audit is right', async () => {
    const done = await run('audit:verify');
    expect([done.code, done.out]).toEqual([
      0,
      expect.stringMatching(/^All \d+ entries are right\..* [0-9a-f]{64}\.\n$/),
    ]);
    expect((await recorded('audit.verify'))[0]).toMatchObject({ detail: { facts: { result: 'right' } } });
  });
});

describe('search:rebuild', () => {
  it('finds what was written, once, with people writing on', async () => {
    await admin.posted('general', { text: 'پیش از ساختن' });
    const done = run('search:rebuild');
    await admin.posted('general', { text: 'هنگام ساختن' });
    expect(await done).toMatchObject({ code: 0, err: '' });
    const found = async () =>
      (await admin.get<SearchAnswer>(`/api/search?q=${encodeURIComponent('ساختن')}`)).body.hits;
    while ((await found()).length < 2);
    expect((await found()).map(({ message }) => message.text)).toEqual(['هنگام ساختن', 'پیش از ساختن']);
    expect(await recorded('search.rebuild')).toHaveLength(1);
  });
});

describe('stats:rebuild', () => {
  it('counts every message once, with people writing on', async () => {
    const done = run('stats:rebuild');
    await admin.posted('general');
    expect(await done).toMatchObject({ code: 0, err: '' });
    const counted = async () => (await admin.get<ServerStats>('/api/stats')).body.totalMessages;
    const { seq } = (await admin.get<{ room: Room }>('/api/rooms/general')).body.room;
    await vi.waitFor(async () => expect(await counted()).toBe(seq), { timeout: 15_000, interval: 200 });
    expect(await recorded('stats.rebuild')).toHaveLength(1);
  });
});

/** Last: it stops the server. */
describe('a command without a server', () => {
  it('does the same, and leaves the socket of a killed one to the next', async () => {
    await server.kill();
    const done = await sokhan(['user:password', person.name], { dataDir, input: PASSWORD });
    expect(done).toMatchObject({ code: 0, err: '' });
    expect(await run('search:rebuild')).toMatchObject({ code: 0, err: '' });
    expect(await run('audit:verify')).toMatchObject({ code: 0, err: '' });
    server = await TestServer.start({ dataDir });
    admin = new Person(server.url, admin.user, admin.cookie);
    expect(await login(PASSWORD)).toBe(200);
    expect((await recorded('user.password')).length).toBe(2);
    expect(await run('audit:verify')).toMatchObject({ code: 0 });
    expect(await recorded('audit.verify')).toHaveLength(3);
  });
});
