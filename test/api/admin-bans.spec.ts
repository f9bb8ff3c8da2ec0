import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD, Person, TestSocket, freshName, request } from '../support/person.js';
import { TestServer } from '../support/server.js';
import { type Staff, hire, mustSucceed } from '../support/staff.js';
import { begin, begun, openPatch, stored } from '../support/uploads.js';

const DAY_MS = 86_400_000;
const WITHIN_MS = 100;

let server: TestServer;
let staff: Staff;
beforeAll(async () => {
  server = await TestServer.start({ env: { TRUSTED_PROXIES: '127.0.0.1' } });
  staff = await hire(server.url);
});
afterAll(() => server.stop());

const newcomer = () => Person.register(server.url);
const at = (person: Person, rest = '') => `/api/admin/people/${person.name}${rest}`;
const ban = (person: Person, wish: object = {}, by = staff.admin) => by.call('PUT', at(person, '/ban'), wish);
const unban = (person: Person, by = staff.admin) => by.call('DELETE', at(person, '/ban'));
const login = (person: Person, headers: Record<string, string> = {}) =>
  request(server.url, 'POST', '/api/auth/login', {
    body: { username: person.name, password: PASSWORD },
    headers,
  });

describe('a ban', () => {
  it('RV1 cuts live sockets within 100 ms and says why and until when', async () => {
    const person = await newcomer();
    const tabs = [await person.connect(), await person.connect()];
    const until = new Date(Date.now() + DAY_MS).toISOString();
    let answeredAt = 0;
    const banned = ban(person, { until, reason: 'تبلیغ' }).then(() => (answeredAt = performance.now()));
    for (const tab of tabs) {
      expect(await tab.next('session_ended')).toEqual({ reason: 'banned', until, words: 'تبلیغ' });
      await tab.until(() => tab.disconnected !== undefined);
    }
    const cutAt = performance.now();
    await banned;
    expect(cutAt - answeredAt).toBeLessThan(WITHIN_MS);
  });

  it('RV1 leaves nothing to send, hear or ask for by the old session', async () => {
    const person = await newcomer();
    const tab = await person.connect();
    await mustSucceed(ban(person));
    await tab.until(() => tab.disconnected !== undefined);
    const heard = tab.heard.length;
    await staff.member.posted('general');
    expect((await person.say('general', 'هنوز هستم')).status).toBe(401);
    expect((await person.get('/api/rooms')).status).toBe(401);
    expect((await person.get('/api/rooms/general/sync?since=0')).status).toBe(401);
    expect(tab.heard).toHaveLength(heard);
    await expect(TestSocket.open(server.url, person.cookie)).rejects.toMatchObject({
      data: { code: 'auth.required' },
    });
  });

  it('RV1 ends an upload in the middle of its bytes', async () => {
    const person = await newcomer();
    const size = 4 * 1_024 * 1_024;
    const upload = await begun(person, { size });
    const sending = openPatch(person, upload.path, 0, { 'content-length': size });
    const broken = once(sending, 'response').catch((error: unknown) => error);
    sending.write(Buffer.alloc(size / 4));
    await stored(server, upload.id, 1);
    await mustSucceed(ban(person));
    expect(await broken).toMatchObject({ code: 'ECONNRESET' });
    expect((await begin(person, { size: 10 })).status).toBe(401);
  });

  it('RV5 is told to whoever knows the password, and to nobody else', async () => {
    const person = await newcomer();
    await mustSucceed(ban(person, { reason: 'تبلیغ' }));
    const { status, body } = await login(person);
    expect({ status, ...body }).toMatchObject({ status: 403, code: 'account.banned', reason: 'تبلیغ' });
    const wrong = await request(server.url, 'POST', '/api/auth/login', {
      body: { username: person.name, password: 'something else 1' },
    });
    expect(wrong.body).toMatchObject({ code: 'auth.badCredentials' });
  });

  it('makes somebody seem gone and stop typing at once, and keeps what is theirs', async () => {
    const person = await newcomer();
    const tab = await person.connect();
    const watcher = await staff.member.connect();
    const { body } = await person.get<{ room: { id: string } }>('/api/rooms/general');
    await tab.ask('typing', { room: 'general', typing: true });
    await watcher.next('user_typing', ({ username, typing }) => username === person.name && typing);
    await mustSucceed(ban(person));
    await watcher.next('user_typing', ({ username, typing }) => username === person.name && !typing);
    await watcher.next('presence', ({ changes }) =>
      changes.some(({ username, state }) => username === person.name && state === 'offline'),
    );
    const { record } = (await staff.admin.get<{ record: { rooms: { id: string }[] } }>(at(person))).body;
    expect(record.rooms.map(({ id }) => id)).toContain(body.room.id);
  });

  it('is over at its end, and when it is taken back', async () => {
    const person = await newcomer();
    await mustSucceed(ban(person));
    const { body } = await mustSucceed(unban(person));
    expect(body).toMatchObject({ person: { username: person.name } });
    expect(body.person).not.toHaveProperty('ban');
    expect((await login(person)).status).toBe(200);
  });

  it('is refused with an end that is past, and with unknown fields', async () => {
    const person = await newcomer();
    expect((await ban(person, { until: '2020-01-01T00:00:00Z' })).body).toMatchObject({
      details: [{ field: 'until', code: 'past' }],
    });
    expect((await ban(person, { role: 'admin' })).status).toBe(422);
    expect((await ban(person, { reason: 'ا'.repeat(501) })).status).toBe(422);
  });

  it('is written down with the one who did it, the reason and the end', async () => {
    const person = await newcomer();
    const until = new Date(Date.now() + DAY_MS).toISOString();
    await mustSucceed(ban(person, { until, reason: 'تبلیغ' }, staff.moderator));
    const { body } = await staff.moderator.get<{ record: { history: object[] } }>(at(person));
    expect(body.record.history[0]).toMatchObject({
      action: 'user.ban',
      actor: { username: staff.moderator.name },
      detail: { reason: 'تبلیغ', after: { until, addresses: 0 } },
    });
    expect(body.record.history[0]).not.toHaveProperty('ip');
  });
});

describe('PE6 a moderator', () => {
  it('bans members, and neither moderators nor admins nor themselves', async () => {
    const { admin, moderator } = staff;
    const other = await newcomer();
    await mustSucceed(admin.call('PUT', at(other, '/role'), { role: 'moderator' }));
    expect((await ban(other, {}, moderator)).body).toMatchObject({ code: 'user.outranked' });
    expect((await ban(admin, {}, moderator)).body).toMatchObject({ code: 'user.outranked' });
    expect((await ban(moderator, {}, moderator)).body).toMatchObject({ code: 'user.self' });
    expect((await ban(await newcomer(), {}, moderator)).status).toBe(200);
  });

  it('cannot take back the ban of a moderator', async () => {
    const other = await newcomer();
    await mustSucceed(staff.admin.call('PUT', at(other, '/role'), { role: 'moderator' }));
    await mustSucceed(ban(other));
    expect((await unban(other, staff.moderator)).body).toMatchObject({ code: 'user.outranked' });
  });
});

describe('a ban of addresses', () => {
  /** Somebody who comes from elsewhere, as a proxy of ours tells. */
  async function comeFrom(ip: string): Promise<Person> {
    const headers = { 'x-forwarded-for': ip };
    const username = freshName();
    const body = { username, password: PASSWORD };
    await mustSucceed(request(server.url, 'POST', '/api/auth/register', { body, headers }));
    return Person.login(server.url, username);
  }
  const register = (ip: string) =>
    request(server.url, 'POST', '/api/auth/register', {
      body: { username: freshName(), password: PASSWORD },
      headers: { 'x-forwarded-for': ip },
    });

  it('shuts them for accounts of others, of IPv6 the whole network, and opens them with the person', async () => {
    const person = await comeFrom('2001:db8:1:2::5');
    const bystander = await newcomer();
    const { body } = await mustSucceed(ban(person, { addresses: true }));
    // From the other address the admin acts as well.
    expect(body).toMatchObject({ person: { ban: { addresses: 1 } } });
    expect((await register('2001:db8:1:2:ffff::9')).body).toMatchObject({ code: 'address.banned' });
    const from = { 'x-forwarded-for': '2001:db8:1:2::77' };
    expect((await login(bystander, from)).body).toMatchObject({ code: 'address.banned' });
    expect((await login(staff.admin, from)).status).toBe(200);
    expect((await register('2001:db8:1:3::9')).status).toBe(201);
    await mustSucceed(unban(person));
    expect((await register('2001:db8:1:2::10')).status).toBe(201);
  });

  it('refuses sockets from there, and says until when', async () => {
    const until = new Date(Date.now() + DAY_MS).toISOString();
    const person = await comeFrom('192.0.2.44');
    const bystander = await newcomer();
    await mustSucceed(ban(person, { addresses: true, until }));
    const opening = TestSocket.open(server.url, bystander.cookie, { 'x-forwarded-for': '192.0.2.44' });
    await expect(opening).rejects.toMatchObject({ data: { code: 'address.banned', until } });
    await mustSucceed(unban(person));
  });
});
