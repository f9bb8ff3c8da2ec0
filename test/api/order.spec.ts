import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  Member,
  Mute,
  NoticesAnswer,
  ReportAnswer,
  ReportContextAnswer,
  ReportRequest,
  ReportsAnswer,
} from '#contracts';
import { Person } from '../support/person.js';
import { TestServer } from '../support/server.js';

let server: TestServer;
let admin: Person;
let moderator: Person;
let sara: Person;
let omid: Person;
const people: Person[] = [];
const register = async () => {
  const person = await Person.register(server.url);
  people.push(person);
  return person;
};
/** Somebody who keeps order on the server. */
async function keeper(): Promise<Person> {
  const { name } = await Person.register(server.url);
  const database = new Sqlite(join(server.dataDir, 'sokhan.db'));
  database.prepare("UPDATE users SET role = 'moderator' WHERE username = ?").run(name);
  database.close();
  const person = await Person.login(server.url, name);
  people.push(person);
  return person;
}
beforeAll(async () => {
  server = await TestServer.start();
  admin = await register();
  moderator = await keeper();
  sara = await register();
  omid = await register();
});
afterAll(async () => {
  for (const person of people) person.close();
  await server.stop();
});

const report = (person: Person, id: string, wish: Partial<ReportRequest> = {}) =>
  person.call('POST', `/api/messages/${id}/reports`, { category: 'spam', words: 'آگهی', ...wish });
const queue = async (person = moderator, state = 'open') =>
  (await person.get<ReportsAnswer>(`/api/admin/reports?state=${state}`)).body.reports;
const reportOf = async (messageId: string, state = 'open') =>
  (await queue(moderator, state)).find(({ message }) => message.id === messageId)!;
const resolve = (id: string, body: object, person = moderator) =>
  person.call<ReportAnswer & { code?: string }>('POST', `/api/admin/reports/${id}/resolve`, body);
const muteEverywhere = (person: Person, target: Person, body: object = {}) =>
  person.call<{ mute: Mute; code?: string }>('PUT', `/api/admin/people/${target.name}/mute`, body);
const muteHere = (person: Person, room: string, target: Person, body: object = {}) =>
  person.call<{ mute: Mute; code?: string }>('PUT', `/api/rooms/${room}/members/${target.name}/mute`, body);
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

describe('reporting', () => {
  it('RV2 reaches nobody who keeps order no more, on a line that was open before', async () => {
    const late = await register();
    const role = `/api/admin/people/${late.name}/role`;
    await admin.call('PUT', role, { role: 'moderator' });
    const [demoted, still] = [await late.connect(), await moderator.connect()];
    const [first, second] = [await sara.posted('general'), await sara.posted('general')];
    await report(omid, first.id);
    await demoted.next('report_updated', (event) => event.report.message.id === first.id);
    expect((await admin.call('PUT', role, { role: 'member' })).status).toBe(200);
    await report(omid, second.id);
    await still.next('report_updated', (event) => event.report.message.id === second.id);
    await demoted.ask('get_online_users', {});
    expect(demoted.all('report_updated').map((event) => event.report.message.id)).not.toContain(second.id);
    expect((await late.get('/api/admin/reports')).status).toBe(403);
  });

  it('reaches moderators live with the message as it was, whatever becomes of it', async () => {
    const socket = await moderator.connect();
    const message = await sara.posted('general', { text: 'ارزان بخرید' });
    expect((await report(omid, message.id)).status).toBe(204);
    const event = await socket.next('report_updated', (e) => e.report.message.id === message.id);
    expect(event.report).toMatchObject({ cause: 'spam', words: 'آگهی', state: 'open' });
    expect(event.queue.reports).toBeGreaterThan(0);
    await sara.call('PATCH', `/api/messages/${message.id}`, { text: 'سلام' });
    expect(await reportOf(message.id)).toMatchObject({
      reporter: { username: omid.name },
      author: { username: sara.name },
      message: { text: 'ارزان بخرید', room: { kind: 'public', slug: 'general' } },
    });
  });

  it('is taken once a person and message, not of one’s own, by both doors', async () => {
    const message = await sara.posted('general');
    const socket = await omid.connect();
    const wish = { id: message.id, category: 'abuse' as const };
    expect(await socket.ask('report_message', wish)).toEqual({ ok: true });
    expect(await socket.ask('report_message', wish)).toMatchObject({ error: { code: 'report.conflict' } });
    expect((await report(omid, message.id)).body).toMatchObject({ code: 'report.conflict' });
    expect((await report(sara, message.id)).body).toMatchObject({ code: 'message.forbidden' });
    expect((await report(admin, message.id)).status).toBe(204);
  });

  it('answers what one may not read as what is not there', async () => {
    const room = await sara.makeRoom({ kind: 'private' });
    const hidden = await sara.posted(room.id);
    const nothing = await report(omid, '019a1b2c-3d4e-7f00-8000-000000000004');
    expect(nothing.status).toBe(404);
    expect((await report(omid, hidden.id)).text).toBe(nothing.text);
  });

  it('refuses what no report is', async () => {
    const { id } = await sara.posted('general');
    for (const wish of [{ category: 'rule' }, { words: 'a'.repeat(501) }, { words: 7 }, { category: null }]) {
      expect((await report(omid, id, wish as unknown as ReportRequest)).status).toBe(422);
    }
  });

  it('PE8 shows moderators of direct and private rooms the reported message and nothing else', async () => {
    const { body } = await sara.call<{ room: { id: string } }>('PUT', `/api/rooms/direct/${omid.name}`);
    await sara.posted(body.room.id, { text: 'پیش از آن' });
    const message = await sara.posted(body.room.id, { text: 'نزدیک نیا' });
    await report(omid, message.id, { category: 'abuse' });
    const found = await reportOf(message.id);
    expect(found.message).toMatchObject({ text: 'نزدیک نیا', room: { kind: 'direct' } });
    expect(found.message.room).toEqual({ kind: 'direct' });
    const context = await moderator.get<ReportContextAnswer>(`/api/admin/reports/${found.id}/context`);
    expect(context.body.context).toEqual([]);
    for (const person of [moderator, admin]) {
      expect((await person.get(`/api/messages/${message.id}`)).status).toBe(404);
      expect((await person.get(`/api/rooms/${body.room.id}/messages`)).status).toBe(404);
    }
    const other = await sara.posted(body.room.id, { text: 'پس از آن' });
    const removal = await admin.call('DELETE', `/api/admin/messages/${other.id}`, {});
    expect(removal.body).toMatchObject({ code: 'message.notFound' });
  });

  it('shows what stands around the message in public rooms', async () => {
    const room = await sara.makeRoom();
    await omid.call('POST', `/api/rooms/${room.id}/members/${omid.name}`);
    const ids: string[] = [];
    for (const text of ['۱', '۲', '۳', '۴', '۵', '۶']) ids.push((await sara.posted(room.id, { text })).id);
    await report(omid, ids[2]!);
    const { id } = await reportOf(ids[2]!);
    const { body } = await moderator.get<ReportContextAnswer>(`/api/admin/reports/${id}/context`);
    expect(body.context.map(({ text }) => text)).toEqual(['۱', '۲', '۳', '۴', '۵']);
  });
});

describe('the queue', () => {
  it('is for moderators and admins', async () => {
    for (const path of ['reports', 'queue', 'reports/019a1b2c-3d4e-7f00-8000-000000000004/context']) {
      expect((await sara.get(`/api/admin/${path}`)).body).toMatchObject({ code: 'request.forbidden' });
    }
    expect((await moderator.get('/api/admin/queue')).status).toBe(200);
    const watching = await moderator.connect();
    const other = await sara.connect();
    const message = await sara.posted('general');
    await report(omid, message.id);
    await watching.next('report_updated', (e) => e.report.message.id === message.id);
    await other.ask('get_online_users', {});
    expect(other.all('report_updated')).toEqual([]);
  });

  it('gives a report to who takes it, and closes all of a message with what was decided', async () => {
    const message = await sara.posted('general', { text: 'بد' });
    await report(omid, message.id);
    await report(admin, message.id);
    const { id } = await reportOf(message.id);
    const taken = await moderator.call<ReportAnswer>('PUT', `/api/admin/reports/${id}/assignee`);
    expect(taken.body.report.assignee?.username).toBe(moderator.name);
    const author = await sara.connect();
    const { body } = await resolve(id, { outcome: 'deleted', reason: 'آگهی نفرستید' });
    expect(body.report).toMatchObject({ state: 'resolved', outcome: 'deleted', note: 'آگهی نفرستید' });
    await author.next('message_deleted', (deleted) => deleted.id === message.id);
    const { notice } = await author.next('notice', (event) => event.notice.text === 'بد');
    expect(notice).toMatchObject({ kind: 'removal', reason: 'آگهی نفرستید' });
    expect(await reportOf(message.id)).toBeUndefined();
    expect((await resolve(id, { outcome: 'dismissed' })).body.code).toBe('report.resolved');
  });

  it('goes on where the page before ended', async () => {
    const all = (await queue()).map(({ id }) => id);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const path: string = `/api/admin/reports?limit=2${cursor ? `&cursor=${cursor}` : ''}`;
      const { body } = await moderator.get<ReportsAnswer>(path);
      seen.push(...body.reports.map(({ id }) => id));
      ({ cursor } = body);
    } while (cursor);
    expect(seen).toEqual(all);
    expect((await moderator.get('/api/admin/reports?cursor=x')).status).toBe(422);
  });

  it('warns the author, who puts it away on all devices', async () => {
    const message = await sara.posted('general', { text: 'تند' });
    await report(omid, message.id);
    const { id } = await reportOf(message.id);
    expect((await resolve(id, { outcome: 'warned' })).status).toBe(422);
    await resolve(id, { outcome: 'warned', reason: 'آرام‌تر' });
    const { notices } = (await sara.get<NoticesAnswer>('/api/notices')).body;
    expect(notices[0]).toMatchObject({ kind: 'warning', reason: 'آرام‌تر', text: 'تند' });
    expect((await omid.call('DELETE', `/api/notices/${notices[0]!.id}`)).status).toBe(404);
    const socket = await sara.connect();
    expect((await sara.call('DELETE', `/api/notices/${notices[0]!.id}`)).status).toBe(204);
    expect(await socket.next('notice_dismissed')).toEqual({ id: notices[0]!.id });
  });

  it('PE6 does nothing to an admin for a moderator', async () => {
    const message = await admin.posted('general');
    await report(omid, message.id);
    const { id } = await reportOf(message.id);
    expect((await resolve(id, { outcome: 'muted' })).body.code).toBe('user.outranked');
    expect((await muteEverywhere(moderator, admin)).body.code).toBe('user.outranked');
    expect((await muteEverywhere(moderator, moderator)).body.code).toBe('user.self');
    expect((await reportOf(message.id)).state).toBe('open');
  });
});

describe('a mute', () => {
  it('AZ8 everywhere lets nobody post, edit, delete, react, ask or type, by either door', async () => {
    const target = await register();
    const room = await target.makeRoom();
    const own = await target.posted(room.id);
    const socket = await target.connect();
    const until = inAnHour();
    const { body } = await muteEverywhere(moderator, target, { until, reason: 'بس است' });
    expect(body.mute).toEqual({ until, reason: 'بس است' });
    await socket.next('account_updated', ({ user }) => user.mute?.reason === 'بس است');
    expect((await target.post(room.id)).body).toMatchObject({ code: 'user.muted', until, reason: 'بس است' });
    const said = { room: room.id, text: 'سلام', clientId: crypto.randomUUID() };
    expect(await socket.ask('message', said)).toMatchObject({ error: { code: 'user.muted', until } });
    const poll = { room: room.id, question: 'چرا؟', options: ['۱', '۲'], clientId: crypto.randomUUID() };
    const refusals = [
      await socket.ask('create_poll', poll),
      await socket.ask('edit_message', { id: own.id, text: 'دیگر' }),
      await socket.ask('delete_message', { id: own.id }),
      await socket.ask('react', { id: own.id, emoji: '👍', on: true }),
      await socket.askRaw('typing', { room: room.id, typing: true }),
    ];
    for (const refusal of refusals) expect(refusal).toMatchObject({ error: { code: 'user.muted' } });
    expect((await target.call('PATCH', `/api/messages/${own.id}`, { text: 'دیگر' })).status).toBe(403);
    expect((await moderator.call('DELETE', `/api/admin/people/${target.name}/mute`)).status).toBe(204);
    expect((await target.post(room.id)).status).toBe(201);
  });

  it('ends at its time, and its owner’s tabs hear of it', async () => {
    const target = await register();
    const room = await target.makeRoom();
    const socket = await target.connect();
    await muteEverywhere(moderator, target, { until: new Date(Date.now() + 300).toISOString() });
    await socket.next('account_updated', ({ user }) => user.mute !== undefined);
    await socket.until(() => socket.all('account_updated').at(-1)?.user.mute === undefined);
    expect((await target.post(room.id)).status).toBe(201);
  });

  it('AZ8 in a room holds there alone, and is shown to those who keep order', async () => {
    const owner = await register();
    const target = await register();
    const room = await owner.makeRoom();
    await target.call('POST', `/api/rooms/${room.id}/members/${target.name}`);
    const socket = await target.connect();
    expect((await muteHere(target, room.id, owner)).body.code).toBe('room.forbidden');
    const { body } = await muteHere(owner, room.id, target, { reason: 'آرام' });
    expect(body.mute).toEqual({ reason: 'آرام' });
    const event = await socket.next('membership_updated', ({ membership }) => membership.mute !== undefined);
    expect(event).toMatchObject({ room: room.id, membership: { mute: { reason: 'آرام' } } });
    expect((await target.post(room.id)).body).toMatchObject({ code: 'user.muted', reason: 'آرام' });
    expect((await target.post('general')).status).toBe(201);
    const membersFor = async (person: Person) =>
      (await person.get<{ members: Member[] }>(`/api/rooms/${room.id}/members`)).body.members;
    const muteSeenBy = async (person: Person) =>
      (await membersFor(person)).find(({ user }) => user.username === target.name)?.mute;
    expect(await muteSeenBy(owner)).toEqual({ reason: 'آرام' });
    expect(await muteSeenBy(target)).toBeUndefined();
    await owner.call('DELETE', `/api/rooms/${room.id}/members/${target.name}/mute`);
    expect((await target.post(room.id)).status).toBe(201);
  });

  it('refuses what no mute is', async () => {
    const bodies = [
      { until: new Date(Date.now() - 1_000).toISOString() },
      { until: 'فردا' },
      { reason: 'a'.repeat(501) },
      { until: 5 },
    ];
    for (const body of bodies) {
      expect((await muteEverywhere(moderator, sara, body)).status).toBe(422);
      expect((await muteHere(admin, 'general', sara, body)).status).toBe(422);
    }
    expect((await muteHere(sara, 'general', admin)).body.code).toBe('room.forbidden');
  });
});
