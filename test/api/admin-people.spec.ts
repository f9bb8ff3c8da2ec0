import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PeopleAnswer, PersonRecordAnswer } from '#contracts';
import { PASSWORD, Person, TestSocket, freshName, request } from '../support/person.js';
import { TestServer } from '../support/server.js';
import { type Staff, hire, mustSucceed } from '../support/staff.js';

let server: TestServer;
let staff: Staff;
beforeAll(async () => {
  server = await TestServer.start();
  staff = await hire(server.url);
});
afterAll(() => server.stop());

const newcomer = (displayName?: string) =>
  Person.register(server.url, { ...(displayName && { displayName }) });
const at = ({ name }: Person, rest = '') => `/api/admin/people/${name}${rest}`;
const setRole = (person: Person, role: string, by = staff.admin) =>
  by.call('PUT', at(person, '/role'), { role });
const list = async (query = '', by = staff.admin) =>
  (await mustSucceed(by.get<PeopleAnswer>(`/api/admin/people${query}`))).body;
const names = async (query: string, by = staff.admin) =>
  (await list(query, by)).people.map(({ username }) => username);
const record = async (person: Person, by = staff.admin) =>
  (await mustSucceed(by.get<PersonRecordAnswer>(at(person)))).body.record;
const remove = (person: Person, wish: object, by = staff.admin) =>
  by.call('DELETE', at(person), { username: person.name, messages: 'keep', ...wish });

describe('the list of people', () => {
  it('finds them by name in any spelling, and for admins by e-mail address', async () => {
    const person = await newcomer('علی کاظمی');
    await mustSucceed(person.call('PATCH', '/api/users/me', { email: 'Kazemi@example.org' }));
    expect(await names(`?q=${encodeURIComponent('علي كاظمي')}`)).toEqual([person.name]);
    expect(await names('?q=kazemi@ex')).toEqual([person.name]);
    expect(await names('?q=kazemi@ex', staff.moderator)).toEqual([]);
    expect(await names('?q=%25')).toEqual([]);
    const [seen] = (await list(`?q=${person.name}`, staff.moderator)).people;
    expect(seen).toMatchObject({ displayName: 'علی کاظمی', role: 'member', online: false });
    expect(seen).not.toHaveProperty('email');
  });

  it.each(['name', 'newest', 'lastSeen'])('comes by %s in pages that leave out nobody', async (sort) => {
    const seen = await newcomer();
    const tab = await seen.connect();
    tab.close();
    await newcomer();
    const whole = await names(`?sort=${sort}&limit=100`);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list(`?sort=${sort}&limit=2${cursor ? `&cursor=${cursor}` : ''}`);
      expect(page.people.length).toBeLessThanOrEqual(2);
      paged.push(...page.people.map(({ username }) => username));
      cursor = page.cursor;
    } while (cursor);
    expect(paged).toEqual(whole);
    expect(new Set(paged).size).toBe(whole.length);
  });

  it('narrows to a role, a state and a time', async () => {
    const banned = await newcomer();
    const closed = await newcomer();
    const here = await newcomer();
    await mustSucceed(staff.admin.call('PUT', at(banned, '/ban'), {}));
    await mustSucceed(staff.admin.call('PUT', at(closed, '/deactivation'), {}));
    await here.connect();
    expect(await names('?role=moderator')).toEqual([staff.moderator.name]);
    expect(await names('?state=banned')).toEqual([banned.name]);
    expect(await names('?state=deactivated')).toEqual([closed.name]);
    const online = await names('?state=online');
    expect(online).toContain(here.name);
    expect(online).not.toContain(staff.member.name);
    expect(await names('?state=muted')).toEqual([]);
    const active = await names('?state=active&limit=100');
    expect(active).toContain(here.name);
    expect(active).not.toContain(banned.name);
    expect(active).not.toContain(closed.name);
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    expect(await names(`?since=${tomorrow}`)).toEqual([]);
    here.close();
  });

  it.each([
    '?cursor=zz!',
    '?sort=newest&cursor=YWJj',
    '?limit=101',
    '?state=gone',
    '?role=king',
    '?hidden=1',
  ])('refuses %s', async (query) => {
    const { status, body } = await staff.admin.get(`/api/admin/people${query}`);
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'validation.failed' });
  });
});

describe('the record of a person', () => {
  it('holds figures, rooms, devices and what was done, but no conversation of two', async () => {
    const person = await newcomer();
    const said = await person.posted('general');
    const heard = await staff.admin.posted('general');
    const report = (by: Person, id: string) =>
      mustSucceed(by.call('POST', `/api/messages/${id}/reports`, { category: 'other', words: 'نه' }));
    await Promise.all([
      report(staff.member, said.id),
      report(staff.moderator, said.id),
      report(person, heard.id),
    ]);
    const { id: secret } = await person.makeRoom({ kind: 'private', name: 'پنهان' });
    await mustSucceed(person.call('PUT', `/api/rooms/direct/${staff.member.name}`));
    await mustSucceed(setRole(person, 'moderator'));
    const found = await record(person);
    expect(found.figures).toMatchObject({ messages: 1, files: 0, bytes: 0, reports: 2, reportsMade: 1 });
    expect(found.rooms).toHaveLength(4);
    expect(found.rooms.find(({ id }) => id === secret)).toMatchObject({ kind: 'private', role: 'owner' });
    expect(found.sessions).toMatchObject([{ ip: '127.0.0.1' }]);
    expect(found.history).toMatchObject([
      { action: 'user.role', detail: { before: { role: 'member' }, after: { role: 'moderator' } } },
    ]);
  });

  it('shows moderators no devices and no addresses', async () => {
    const person = await newcomer();
    await mustSucceed(setRole(person, 'moderator'));
    const text = JSON.stringify(await record(person, staff.moderator));
    expect(text).toContain('user.role');
    expect(text).not.toContain('127.0.0.1');
    expect(text).not.toContain('sessions');
  });

  it('of nobody is not found', async () => {
    const { status, body } = await staff.admin.get('/api/admin/people/nobody_here');
    expect({ status, code: body.code }).toEqual({ status: 404, code: 'user.notFound' });
  });
});

describe('a role', () => {
  it('RV2 is acted by at once: the tab is told, and what needed it is refused', async () => {
    const person = await newcomer();
    await mustSucceed(setRole(person, 'admin'));
    const tab = await person.connect();
    await mustSucceed(setRole(person, 'member'));
    await tab.next('account_updated', ({ user }) => user.role === 'member');
    expect((await person.get('/api/admin/people')).body).toMatchObject({ code: 'request.forbidden' });
    expect((await person.get('/api/auth/me')).body).toMatchObject({ user: { role: 'member' } });
    expect(tab.disconnected).toBeUndefined();
  });

  it('PE5 of two admins who demote each other at once leaves one', async () => {
    const other = await newcomer();
    await mustSucceed(setRole(other, 'admin'));
    const answers = await Promise.all([setRole(other, 'member'), setRole(staff.admin, 'member', other)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
    const left = [staff.admin, other].filter((_, at) => answers[at]?.status === 200);
    expect(left).toHaveLength(1);
    if (left[0] === other) await mustSucceed(setRole(staff.admin, 'admin', other));
    else await mustSucceed(setRole(other, 'admin'));
    await mustSucceed(setRole(other, 'member'));
  });

  it('PE5 of the last admin stays, whatever they do to themselves', async () => {
    const { admin } = staff;
    const deeds: [string, string, object][] = [
      ['PUT', '/role', { role: 'member' }],
      ['PUT', '/ban', {}],
      ['PUT', '/deactivation', {}],
      ['DELETE', '', { username: admin.name, messages: 'keep' }],
    ];
    for (const [method, path, body] of deeds) {
      const answer = await admin.call(method, at(admin, path), body);
      expect([path, answer.status, answer.body.code]).toEqual([path, 409, 'user.lastAdmin']);
    }
    expect((await admin.get('/api/auth/me')).body).toMatchObject({ user: { role: 'admin' } });
  });

  it('PE4 is nothing that moderators or members give', async () => {
    const person = await newcomer();
    expect((await setRole(person, 'moderator', staff.moderator)).status).toBe(403);
    expect((await setRole(staff.moderator, 'admin', staff.moderator)).status).toBe(403);
    expect((await setRole(person, 'admin', person)).status).toBe(403);
    expect((await setRole(person, 'king')).status).toBe(422);
  });

  it.each(['isAdmin', 'role', 'bannedAt', 'deactivatedAt', 'authEpoch'])(
    'PE3 cannot be had by %s',
    async (field) => {
      const wish = { username: freshName(), password: PASSWORD, [field]: 'admin' };
      expect((await request(server.url, 'POST', '/api/auth/register', { body: wish })).status).toBe(422);
      expect((await staff.member.call('PATCH', '/api/users/me', { [field]: 'admin' })).status).toBe(422);
    },
  );
});

describe('PE7 the console', () => {
  it.each([
    ['GET', '/api/admin/people'],
    ['HEAD', '/api/admin/people'],
    ['GET', '/api/admin/people/'],
    ['GET', '/API/ADMIN/PEOPLE'],
    ['GET', '/api//admin/people'],
    ['GET', '/api/admin/./people'],
    ['GET', '/api/%61dmin/people'],
    ['GET', '/api/admin%2fpeople'],
    ['GET', '/api/x/%2e%2e/admin/people'],
    ['GET', '/api/admin;x=1/people'],
    ['OPTIONS', '/api/admin/people'],
    ['POST', '/api/admin/people'],
  ])('is closed to members by %s %s', async (method, path) => {
    const answer = await request(server.url, method, path, {
      cookie: staff.member.cookie,
      headers: { 'x-http-method-override': 'GET' },
    });
    // What is no address of the API is the page's, where the page is built.
    const isPage = answer.headers.get('content-type')?.startsWith('text/html') ?? false;
    expect(isPage || answer.status >= 400).toBe(true);
    expect(answer.text).not.toContain(staff.admin.name);
  });

  it('does not ban by another method than its own', async () => {
    const person = await newcomer();
    await request(server.url, 'POST', at(person, '/ban'), {
      cookie: staff.member.cookie,
      body: {},
      headers: { 'x-http-method-override': 'PUT', 'x-http-method': 'PUT', 'x-method-override': 'PUT' },
    });
    expect((await record(person)).person).not.toHaveProperty('ban');
  });
});

describe('sessions', () => {
  it('RV6 end all at once, and sockets with them', async () => {
    const person = await newcomer();
    const second = await Person.login(server.url, person.name);
    const tabs = [await person.connect(), await second.connect()];
    await mustSucceed(staff.admin.call('DELETE', at(person, '/sessions')));
    for (const tab of tabs) {
      expect(await tab.next('session_ended')).toEqual({ reason: 'revoked' });
      await tab.until(() => tab.disconnected !== undefined);
    }
    expect((await person.get('/api/auth/me')).status).toBe(401);
    expect((await second.get('/api/auth/me')).status).toBe(401);
  });

  it('end one by one, and only where they are this person’s', async () => {
    const person = await newcomer();
    const second = await Person.login(server.url, person.name);
    const [newest] = (await record(person)).sessions ?? [];
    const path = `/sessions/${newest?.id}`;
    expect((await staff.admin.call('DELETE', at(staff.member, path))).body).toMatchObject({
      code: 'session.notFound',
    });
    await mustSucceed(staff.admin.call('DELETE', at(person, path)));
    const alive = [await person.get('/api/auth/me'), await second.get('/api/auth/me')];
    expect(alive.map(({ status }) => status).sort()).toEqual([200, 401]);
  });

  it('are nothing that moderators end', async () => {
    const person = await newcomer();
    expect((await staff.moderator.call('DELETE', at(person, '/sessions'))).status).toBe(403);
  });
});

describe('a deactivated account', () => {
  it('RV5 is open to nothing until it is active again', async () => {
    const person = await newcomer();
    const tab = await person.connect();
    await mustSucceed(staff.admin.call('PUT', at(person, '/deactivation'), { reason: 'رفته است' }));
    expect(await tab.next('session_ended')).toEqual({ reason: 'deactivated' });
    const login = () =>
      request(server.url, 'POST', '/api/auth/login', { body: { username: person.name, password: PASSWORD } });
    expect((await login()).body).toMatchObject({ code: 'account.deactivated' });
    expect((await person.get('/api/auth/me')).status).toBe(401);
    await expect(TestSocket.open(server.url, person.cookie)).rejects.toMatchObject({
      data: { code: 'auth.required' },
    });
    await mustSucceed(staff.admin.call('DELETE', at(person, '/deactivation')));
    expect((await login()).status).toBe(200);
  });

  it('RV7 writes nothing by a request that came before', async () => {
    const person = await newcomer();
    const writes = Array.from({ length: 20 }, () => person.say('general', 'آخرین حرف', randomUUID()));
    const closing = mustSucceed(staff.admin.call('PUT', at(person, '/deactivation'), {}));
    const answers = await Promise.allSettled(writes);
    await closing;
    const stored = answers.filter((each) => each.status === 'fulfilled' && each.value.status === 201);
    const before = (await record(person)).figures.messages;
    expect(before).toBeGreaterThanOrEqual(stored.length);
    expect((await person.say('general', 'هنوز')).status).toBe(401);
    expect((await record(person)).figures.messages).toBe(before);
  });
});

describe('a deleted account', () => {
  it('leaves its messages under a name of nobody', async () => {
    const person = await newcomer('امید رضایی');
    const watcher = await staff.member.connect();
    const { id, room } = await person.posted('general', { text: 'این می‌ماند' });
    await mustSucceed(remove(person, { messages: 'keep' }));
    await watcher.next('user_left', ({ user }) => user.username === person.name);
    await watcher.next('user_updated', ({ user }) => user.username === person.name);
    const { body } = await staff.member.get<{
      messages: { id: string; username: string; displayName: string }[];
    }>(`/api/rooms/${room}/messages`);
    const kept = body.messages.find((message) => message.id === id);
    expect(kept).toMatchObject({ text: 'این می‌ماند' });
    expect(kept?.username).toMatch(/^deleted-/);
    expect(kept?.displayName).not.toContain('امید');
    expect(await names(`?q=${person.name}`)).toEqual([]);
    expect((await staff.member.get(`/api/users/${person.name}`)).status).toBe(404);
    expect((await person.get('/api/auth/me')).status).toBe(401);
    const again = { username: kept?.username, password: PASSWORD };
    expect((await request(server.url, 'POST', '/api/auth/login', { body: again })).status).toBe(401);
    expect((await Person.register(server.url, { username: person.name })).name).toBe(person.name);
  });

  it('takes its messages along where it is to, and every reader hears of each', async () => {
    const person = await newcomer();
    const other = await newcomer();
    const watcher = await other.connect();
    const sent = [];
    for (let count = 0; count < 60; count += 1)
      sent.push(await person.posted('general', { text: `حرف ${count}` }));
    await mustSucceed(remove(person, { messages: 'delete' }));
    const wanted = new Set(sent.map(({ id }) => id));
    await watcher.until(
      () => watcher.all('message_deleted').filter(({ id }) => wanted.has(id)).length === 60,
    );
    for (const { id, text, rev } of watcher.all('message_deleted')) {
      if (!wanted.has(id)) continue;
      expect(text).toBe('');
      expect(rev).toBeGreaterThan(sent[0]!.rev);
    }
  });

  it('passes its rooms on, and keeps conversations of two for the other', async () => {
    const person = await newcomer();
    const heir = await newcomer();
    const { id } = await person.makeRoom({ kind: 'private' });
    await mustSucceed(person.call('POST', `/api/rooms/${id}/members/${heir.name}`));
    const { body } = await mustSucceed(
      person.call<{ room: { id: string } }>('PUT', `/api/rooms/direct/${heir.name}`),
    );
    await person.posted(body.room.id, { text: 'میان ما' });
    await mustSucceed(remove(person, {}));
    expect((await heir.get(`/api/rooms/${id}`)).body).toMatchObject({
      room: { membership: { role: 'owner' } },
    });
    expect((await heir.get(`/api/rooms/${body.room.id}/messages`)).text).toContain('میان ما');
  });

  it('is asked for by name, by admins only', async () => {
    const person = await newcomer();
    expect((await remove(person, { username: 'somebody' })).status).toBe(422);
    expect((await remove(person, { messages: 'some' })).status).toBe(422);
    expect((await remove(person, {}, staff.moderator)).status).toBe(403);
    expect((await person.get('/api/auth/me')).status).toBe(200);
  });
});
