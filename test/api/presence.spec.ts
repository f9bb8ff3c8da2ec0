import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OwnUser, User, UserStatus } from '#contracts';
import { Person, type TestSocket } from '../support/person.js';
import { TestServer } from '../support/server.js';

let server: TestServer;
let people: Person[] = [];
let sara: Person;
let omid: Person;
let watch: TestSocket;
beforeAll(async () => {
  server = await TestServer.start();
});
beforeEach(async () => {
  for (const person of people) person.close();
  people = [await Person.register(server.url), await Person.register(server.url)];
  [sara, omid] = people as [Person, Person];
  watch = await omid.connect();
});
afterAll(async () => {
  for (const person of people) person.close();
  await server.stop();
});

const states = (socket: TestSocket, of: Person) =>
  socket
    .all('presence')
    .flatMap(({ changes }) => changes)
    .filter(({ username }) => username === of.name)
    .map(({ state }) => state);
const card = async (reader: Person, of: Person) =>
  (await reader.get<{ user: User }>(`/api/users/${of.name}`)).body.user;
const setStatus = (by: Person, wish: object) =>
  by.call<{ user: OwnUser; details?: object[] }>('PUT', '/api/users/me/status', wish);
const statusHeard = (of: Person) =>
  watch.all('user_status_updated').findLast(({ username }) => username === of.name)?.status;

describe('somebody', () => {
  it('is away when all their connections are idle, and back with the first that is not', async () => {
    const [tab, otherTab] = [await sara.connect(), await sara.connect()];
    await watch.until(() => states(watch, sara).length === 1);
    await tab.ask('user_activity', { idle: true });
    expect((await card(omid, sara)).status.state).toBe('online');
    await otherTab.ask('user_activity', { idle: true });
    expect((await card(omid, sara)).status.state).toBe('away');
    await watch.until(() => states(watch, sara).at(-1) === 'away');
    const seen = await watch.ask('get_online_users', {});
    expect(seen).toMatchObject({ states: { [sara.name]: 'away' } });
    expect(seen.ok && seen.online).toContain(sara.name);
    await tab.ask('user_activity', { idle: false });
    await watch.until(() => states(watch, sara).at(-1) === 'online');
    await tab.ask('user_activity', { idle: true });
    otherTab.close();
    const newTab = await sara.connect();
    await newTab.ask('get_online_users', {});
    expect((await card(omid, sara)).status.state).toBe('online');
  });

  it.each(['away', 'dnd'] as const)(
    'seems %s to others when they chose it, by either door',
    async (choice) => {
      const socket = await sara.connect();
      const { body } = await setStatus(sara, { status: choice });
      expect(body.user).toMatchObject({ statusChoice: choice, status: { state: choice } });
      await watch.until(() => states(watch, sara).at(-1) === choice);
      expect(statusHeard(sara)).toEqual((await card(omid, sara)).status);
      await socket.ask('user_status_change', { status: 'online' });
      await watch.until(() => states(watch, sara).at(-1) === 'online');
      expect(statusHeard(sara)).toEqual({ state: 'online' });
    },
  );

  it('is offline to everybody else while invisible, sees the others, and shows no typing', async () => {
    const socket = await sara.connect();
    await watch.until(() => states(watch, sara).length === 1);
    const change = await socket.ask('user_status_change', { status: 'invisible' });
    expect(change).toMatchObject({ user: { statusChoice: 'invisible', preferences: { showOnline: false } } });
    await watch.until(() => states(watch, sara).at(-1) === 'offline');
    const gone = watch
      .all('presence')
      .flatMap(({ changes }) => changes)
      .findLast(({ username }) => username === sara.name);
    expect(gone).toEqual({ username: sara.name, state: 'offline' });
    const seen = await card(omid, sara);
    expect([seen.status.state, seen.lastSeenAt]).toEqual(['offline', undefined]);
    const online = await socket.ask('get_online_users', {});
    expect(online.ok && online.online).toContain(omid.name);
    const theirs = await watch.ask('get_online_users', {});
    expect(theirs.ok && theirs.online).not.toContain(sara.name);
    await socket.ask('typing', { room: 'general', typing: true });
    await setStatus(sara, { status: 'dnd' });
    await watch.until(() => states(watch, sara).at(-1) === 'dnd');
    expect(watch.all('user_typing')).toEqual([]);
    expect((await sara.get<{ user: OwnUser }>('/api/auth/me')).body.user.preferences).not.toHaveProperty(
      'showOnline',
    );
  });

  it('comes unseen when they were invisible before they came, and shows no last visit', async () => {
    await sara.call('PATCH', '/api/users/me/preferences', { showOnline: false });
    const socket = await sara.connect();
    await socket.ask('get_online_users', {});
    const third = await Person.register(server.url);
    people.push(third);
    await third.connect();
    await watch.until(() => states(watch, third).length === 1);
    expect(states(watch, sara)).toEqual([]);
    socket.close();
    const stats = await omid.get<{ stats: object }>(`/api/users/${sara.name}/stats`);
    expect(stats.body.stats).not.toHaveProperty('lastSeenAt');
  });

  it('types in the thread they say', async () => {
    const socket = await sara.connect();
    const { body } = await sara.say('general', 'آغاز');
    await socket.ask('typing', { room: 'general', typing: true, thread: body.message.id });
    expect(await watch.next('user_typing', ({ typing }) => typing)).toMatchObject({
      thread: body.message.id,
    });
    await socket.ask('typing', { room: 'general', typing: false });
    expect(await watch.next('user_typing', ({ typing }) => !typing)).toMatchObject({
      thread: body.message.id,
    });
    expect(await socket.askRaw('typing', { room: 'general', typing: true, thread: 'x' })).toMatchObject({
      error: { code: 'validation.failed' },
    });
  });
});

describe('a status text', () => {
  const soon = () => new Date(Date.now() + 3_600_000).toISOString();

  it('is told to everybody and to one’s own tabs, as a fresh card shows it', async () => {
    const socket = await sara.connect();
    const until = soon();
    await setStatus(sara, { text: '  در   جلسه ', emoji: '📅', until });
    await watch.until(() => statusHeard(sara) !== undefined);
    const expected: UserStatus = { state: 'online', text: 'در جلسه', emoji: '📅', until };
    expect([statusHeard(sara), (await card(omid, sara)).status]).toEqual([expected, expected]);
    const { user } = await socket.next('account_updated');
    expect(user).toEqual((await sara.get<{ user: OwnUser }>('/api/auth/me')).body.user);
  });

  it('keeps what is not given, and takes emoji and end along when it is taken back', async () => {
    const until = soon();
    await setStatus(sara, { text: 'در جلسه', emoji: '📅', until });
    expect((await setStatus(sara, { emoji: '' })).body.user.status).toEqual({
      state: 'offline',
      text: 'در جلسه',
      until,
    });
    expect((await setStatus(sara, { until: '' })).body.user.status).toEqual({
      state: 'offline',
      text: 'در جلسه',
    });
    await setStatus(sara, { emoji: '🌴', until });
    expect((await setStatus(sara, { text: '' })).body.user.status).toEqual({ state: 'offline' });
    await setStatus(sara, { text: 'یک', emoji: '🌴' });
    expect((await setStatus(sara, { text: '', emoji: '🎧' })).body.user.status).toEqual({
      state: 'offline',
      emoji: '🎧',
    });
    expect((await setStatus(sara, { emoji: '', until })).body.user.status).toEqual({ state: 'offline' });
  });

  it('ends by itself, for everybody and in every tab', async () => {
    const socket = await sara.connect();
    await setStatus(sara, { text: 'کوتاه', until: new Date(Date.now() + 400).toISOString() });
    await watch.until(() => statusHeard(sara)?.text === 'کوتاه');
    await watch.until(() => statusHeard(sara) !== undefined && !statusHeard(sara)?.text);
    expect(statusHeard(sara)).toEqual((await card(omid, sara)).status);
    await socket.until(() => socket.all('account_updated').at(-1)?.user.status.text === undefined);
  });

  it.each([
    [{ text: 'آ'.repeat(101) }, 'text', 'tooLong'],
    [{ text: 5 }, 'text', 'type'],
    [{ text: null }, 'text', 'type'],
    [{ text: `ن${'\u064e'.repeat(30)}` }, 'text', 'format'],
    [{ emoji: 'x' }, 'emoji', 'format'],
    [{ emoji: '👍👍' }, 'emoji', 'format'],
    [{ emoji: null }, 'emoji', 'type'],
    [{ until: 'tomorrow' }, 'until', 'format'],
    [{ until: 5 }, 'until', 'type'],
    [{ until: '2099-W10' }, 'until', 'format'],
    [{ until: '2099-13-01T00:00:00Z' }, 'until', 'format'],
    [{ until: '2099-01-01' }, 'until', 'format'],
    [{ until: '2020-01-01T00:00:00Z', text: 'x' }, 'until', 'past'],
    [{ status: 'offline' }, 'status', 'format'],
    [{ state: 'dnd' }, 'state', 'unknown'],
  ])('is refused alike on both doors when it is %j', async (wish, field, code) => {
    const details = [{ field, code }];
    expect((await setStatus(sara, wish)).body).toMatchObject({ code: 'validation.failed', details });
    const socket = await sara.connect();
    expect(await socket.askRaw('user_status_change', wish)).toMatchObject({ ok: false, error: { details } });
  });

  it('is asked for by the socket as by HTTP', async () => {
    await setStatus(sara, { text: 'سلام' });
    const answer = await watch.ask('request_user_info', { username: sara.name });
    expect(answer).toEqual({ ok: true, user: await card(omid, sara) });
  });
});
