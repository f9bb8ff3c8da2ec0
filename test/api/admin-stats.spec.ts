import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { AdminStats, ServerStats, StatsRoom } from '#contracts';
import { Person, request } from '../support/person.js';
import { TestServer } from '../support/server.js';

const TEHRAN = 'timezone=Asia/Tehran&calendar=jalali';

let server: TestServer;
let dataDir: string;
let admin: Person;
let moderator: Person;
let member: Person;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'sokhan-'));
  const first = await TestServer.start({ dataDir });
  const names = ['chief', 'keeper', 'member'];
  for (const username of names) await Person.register(first.url, { username });
  await first.stop();
  const database = new BetterSqlite(join(dataDir, 'sokhan.db'));
  database.prepare("UPDATE users SET role = 'moderator' WHERE username = 'keeper'").run();
  database.close();
  server = await TestServer.start({ dataDir });
  [admin, moderator, member] = (await Promise.all(names.map((name) => Person.login(server.url, name)))) as [
    Person,
    Person,
    Person,
  ];
});
afterAll(async () => {
  for (const person of [admin, moderator, member]) person.close();
  await server.stop();
  rmSync(dataDir, { recursive: true });
});

const statsOf = async (reader: Person, query = '') =>
  (await reader.get<AdminStats>(`/api/admin/stats?${query}`)).body;
const sum = (figures: readonly number[]): number => figures.reduce((all, each) => all + each, 0);
/** What is counted comes in a moment behind what happens. */
const counted = (holds: (stats: AdminStats) => void) =>
  vi.waitFor(async () => holds(await statsOf(admin, TEHRAN)), { timeout: 15_000, interval: 250 });

describe('the figures of the console', () => {
  it.each(['/api/admin/stats', '/api/admin/stats/csv?table=rooms', '/api/stats'])(
    'PE %s is for moderators and admins',
    async (path) => {
      expect((await request(server.url, 'GET', path)).status).toBe(401);
      const refused = await member.get(path);
      expect([refused.status, refused.body.code]).toEqual([403, 'request.forbidden']);
      for (const person of [moderator, admin]) expect((await person.get(path)).status).toBe(200);
    },
  );

  it('count what happens: messages, accounts, logins and what failed of them, files', async () => {
    await counted(({ series }) => expect(sum(series.logins)).toBe(3));
    const before = await statsOf(admin, TEHRAN);
    await Person.register(server.url);
    await request(server.url, 'POST', '/api/auth/login', {
      body: { username: admin.name, password: 'not the right one 1' },
    });
    await Person.login(server.url, admin.name);
    for (const text of ['یک', 'دو', 'سه']) await member.say('general', text);
    await counted(({ series, totals }) => {
      const grown = (name: keyof AdminStats['series']) => sum(series[name]) - sum(before.series[name]);
      expect([grown('messages'), grown('newPeople'), grown('failedLogins'), grown('logins')]).toEqual([
        3, 1, 1, 1,
      ]);
      expect(totals.messages - before.totals.messages).toBe(3);
      expect(totals.people - before.totals.people).toBe(1);
    });
  });

  it('count those who are connected, once each', async () => {
    await Promise.all([member.connect(), member.connect(), admin.connect()]);
    for (const step of ['hour', 'day', 'week', 'month']) {
      const { series, totals } = await statsOf(admin, `${TEHRAN}&step=${step}`);
      expect(series.activePeople.at(-1)).toBe(2);
      expect(totals.active).toEqual({ day: 2, week: 2, month: 2 });
    }
  });

  it('come by the days of where one is and the months of one’s calendar', async () => {
    const { bounds, series } = await statsOf(admin, `${TEHRAN}&step=month&from=1405/1/1&to=1405/3/1`);
    expect(bounds.map((bound) => bound.slice(0, 16))).toEqual([
      '2026-03-20T20:30',
      '2026-04-20T20:30',
      '2026-05-21T20:30',
      '2026-06-21T20:30',
    ]);
    expect(series.messages).toEqual([0, 0, 0]);
  });

  it('name private rooms to admins alone, and conversations of two to nobody', async () => {
    const room = await member.makeRoom({ name: 'پشت در', kind: 'private' });
    await member.say(room.id, 'فقط ما');
    const socket = await member.connect();
    await socket.ask('private_message', {
      to: moderator.name,
      text: 'بین ما',
      clientId: crypto.randomUUID(),
    });
    const secret = ({ kind }: StatsRoom) => kind === 'private';
    await counted(({ rooms }) =>
      expect(rooms.find(secret)).toEqual({ id: room.id, name: 'پشت در', kind: 'private', messages: 1 }),
    );
    const { rooms } = await statsOf(moderator, TEHRAN);
    expect(rooms.find(secret)).toEqual({ kind: 'private', messages: 1 });
    expect(rooms.map(({ kind }) => kind).sort()).toEqual(['private', 'public']);
  });

  it('place messages in the hours of the week', async () => {
    const { hours, series } = await statsOf(admin, TEHRAN);
    expect(hours.map(({ length }) => length)).toEqual([24, 24, 24, 24, 24, 24, 24]);
    expect(sum(hours.flat())).toBe(sum(series.messages));
  });

  it.each([
    ['from=yesterday', 'from', 'format'],
    ['from=2026-13-01', 'from', 'format'],
    ['to=1405/1/1&from=1405/2/1', 'from', 'range'],
    ['step=hour&from=1400/1/1', 'from', 'range'],
    ['from=0001-01-01', 'from', 'range'],
    ['step=year', 'step', 'format'],
    ['timezone=Mars/Base', 'timezone', 'format'],
    ['calendar=lunar', 'calendar', 'format'],
    ['from=9999-12-31', 'from', 'range'],
  ])('refuse %s', async (query, field, code) => {
    const { status, body } = await admin.get(`/api/admin/stats?${query}`);
    expect([status, body.details]).toEqual([422, [{ field, code }]]);
  });

  it('are there as CSV that no spreadsheet takes for formulas', async () => {
    await member.say((await member.makeRoom({ name: '=HYPERLINK("x")' })).id, 'یک');
    await counted(({ rooms }) => expect(rooms.some(({ name }) => name?.startsWith('='))).toBe(true));
    const { status, headers, text } = await admin.get(`/api/admin/stats/csv?table=rooms&${TEHRAN}`);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(headers.get('content-disposition')).toBe('attachment; filename="sokhan-rooms-day.csv"');
    expect(text.split('\n')[0]).toMatch(/^\uFEFF?room,kind,messages$/);
    expect(text).toContain(`"'=HYPERLINK(""x"")",public,1`);
  });

  it('are the same as CSV, with the days of one’s calendar', async () => {
    const query = `${TEHRAN}&from=1405/1/1&to=1405/1/2`;
    const { text } = await admin.get(`/api/admin/stats/csv?table=series&${query}`);
    expect(text.trim().split('\n').slice(1)).toEqual([
      '2026-03-20T20:30:00.000Z,1405/01/01,0,0,0,0,0,0,0',
      '2026-03-21T20:30:00.000Z,1405/01/02,0,0,0,0,0,0,0',
    ]);
  });

  it('are flat and at a glance in /api/stats', async () => {
    const { body } = await moderator.get<ServerStats>('/api/stats');
    const { totals } = await statsOf(admin);
    expect(body).toMatchObject({
      totalUsers: totals.people,
      activeUsers: totals.active.day,
      totalMessages: totals.messages,
      totalRooms: totals.rooms,
    });
    expect(body.onlineUsers).toBeGreaterThan(0);
    for (const name of ['databaseSize', 'memoryUsage', 'cpuPercent', 'uptime'] as const)
      expect(body[name]).toBeGreaterThan(0);
    expect(Object.values(body).every((figure) => typeof figure === 'number')).toBe(true);
  });

  it('are the same after a crash as before it', async () => {
    for (const text of ['یک', 'دو']) await member.say('general', text);
    const { body } = await member.get<{ room: { seq: number } }>('/api/rooms/general');
    await server.kill();
    server = await TestServer.start({ dataDir, port: server.port });
    await counted(({ rooms }) => {
      const general = rooms.find(({ names }) => names?.en === 'General');
      expect(general?.messages).toBe(body.room.seq);
    });
  });
});

describe('admin_watch', () => {
  it('tells those who watch, each second, what the server does', async () => {
    const [watcher, other] = await Promise.all([moderator.connect(), admin.connect()]);
    expect(await watcher.ask('admin_watch', { on: true })).toEqual({ ok: true });
    await watcher.next('admin_figures');
    await member.say('general', 'زنده');
    const figures = await watcher.next('admin_figures', ({ messagesPerMinute }) => messagesPerMinute > 0);
    expect(figures.peopleOnline).toBeGreaterThan(0);
    expect(figures.sockets).toBeGreaterThanOrEqual(figures.peopleOnline);
    for (const figure of [figures.memory.rss, figures.memory.heap, figures.disk.free, figures.database.size])
      expect(figure).toBeGreaterThan(0);
    expect(other.all('admin_figures')).toEqual([]);
  });

  it('RV2 ends at once for a watcher who is demoted', async () => {
    const late = await Person.register(server.url);
    const role = `/api/admin/people/${late.name}/role`;
    expect((await admin.call('PUT', role, { role: 'moderator' })).status).toBe(200);
    const [demoted, still] = [await late.connect(), await admin.connect()];
    for (const socket of [demoted, still]) await socket.ask('admin_watch', { on: true });
    await demoted.next('admin_figures');
    expect((await admin.call('PUT', role, { role: 'member' })).status).toBe(200);
    const [heard, before] = [demoted.all('admin_figures').length, still.all('admin_figures').length];
    // Two more for who still may: whatever would come to the other has come by then.
    await still.until(() => still.all('admin_figures').length > before + 1, 'no figures came');
    await demoted.ask('get_online_users', {});
    expect(demoted.all('admin_figures')).toHaveLength(heard);
    expect(await demoted.ask('admin_watch', { on: true })).toMatchObject({
      error: { code: 'request.forbidden' },
    });
    late.close();
  });

  it('is refused to members, and what is no switch to anybody', async () => {
    const [low, high] = await Promise.all([member.connect(), moderator.connect()]);
    expect(await low.ask('admin_watch', { on: true })).toMatchObject({
      ok: false,
      error: { code: 'request.forbidden' },
    });
    expect(await high.askRaw('admin_watch', { on: 'yes' })).toMatchObject({
      ok: false,
      error: { code: 'validation.failed' },
    });
  });
});
