import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MembersAnswer, OwnUser, Room, ServerEvent, User } from '#contracts';
import { Person, type TestSocket } from '../support/person.js';
import { TestServer } from '../support/server.js';

let server: TestServer;
let people: Person[] = [];
let sara: Person;
let omid: Person;
let third: Person;
beforeAll(async () => {
  server = await TestServer.start();
});
beforeEach(async () => {
  for (const person of people) person.close();
  people = [];
  for (let count = 0; count < 3; count += 1) people.push(await Person.register(server.url));
  [sara, omid, third] = people as [Person, Person, Person];
});
afterAll(async () => {
  for (const person of people) person.close();
  await server.stop();
});

const block = (by: Person, who: Person | string) =>
  by.call<{ user: OwnUser; code?: string }>(
    'PUT',
    `/api/users/${typeof who === 'string' ? who : who.name}/block`,
  );
const unblock = (by: Person, who: Person) =>
  by.call<{ user: OwnUser }>('DELETE', `/api/users/${who.name}/block`);
const card = async (reader: Person, of: Person) =>
  (await reader.get<{ user: User }>(`/api/users/${of.name}`)).body.user;

/** What was told about somebody, in order. */
const told = (socket: TestSocket, of: Person, ...events: ServerEvent[]) =>
  socket.heard.filter(
    ({ event, payload }) =>
      events.includes(event as ServerEvent) && JSON.stringify(payload).includes(`"${of.name}"`),
  );
const stateHeard = (socket: TestSocket, of: Person) =>
  socket
    .all('presence')
    .flatMap(({ changes }) => changes)
    .findLast(({ username }) => username === of.name)?.state;

describe('blocking', () => {
  it('is done once, is listed, is told to one’s own tabs alone, and is taken back', async () => {
    const [mine, theirs] = [await sara.connect(), await omid.connect()];
    const first = await block(sara, omid.name.toUpperCase());
    expect([first.status, first.body.user.blocked]).toEqual([200, [omid.name]]);
    expect((await block(sara, omid)).body.user.blocked).toEqual([omid.name]);
    const { user } = await mine.next('account_updated', (event) => event.user.blocked.length === 1);
    expect(user).toEqual((await sara.get<{ user: OwnUser }>('/api/auth/me')).body.user);
    expect(mine.all('account_updated')).toHaveLength(1);
    const list = await sara.get<{ users: User[] }>('/api/users/me/blocks');
    expect(list.body.users).toMatchObject([{ username: omid.name, status: { state: 'offline' } }]);
    expect((await omid.get<{ users: User[] }>('/api/users/me/blocks')).body.users).toEqual([]);
    expect((await unblock(sara, omid)).body.user.blocked).toEqual([]);
    expect((await unblock(sara, omid)).status).toBe(200);
    await theirs.ask('get_online_users', {});
    expect(theirs.all('account_updated')).toEqual([]);
  });

  it('is refused with oneself and with nobody', async () => {
    expect((await block(sara, sara)).body.code).toBe('user.self');
    expect((await block(sara, 'nobody_at_all')).body.code).toBe('user.notFound');
  });

  it('makes each look offline to the other, by event as by a fresh look, until it is taken back', async () => {
    const [mine, theirs, others] = [await sara.connect(), await omid.connect(), await third.connect()];
    await sara.call('PUT', '/api/users/me/status', { text: 'در جلسه' });
    await others.next('presence', ({ changes }) => changes.some(({ username }) => username === third.name));
    await block(sara, omid);
    for (const [socket, reader, of] of [
      [mine, sara, omid],
      [theirs, omid, sara],
    ] as const) {
      await socket.until(() => stateHeard(socket, of) === 'offline');
      const seen = await card(reader, of);
      expect([seen.status, seen.lastSeenAt]).toEqual([{ state: 'offline' }, undefined]);
      const online = await socket.ask('get_online_users', {});
      expect(online.ok && online.online).not.toContain(of.name);
    }
    const { status } = theirs.all('user_status_updated').findLast(({ username }) => username === sara.name)!;
    expect(status).toEqual({ state: 'offline' });
    expect(stateHeard(others, sara)).not.toBe('offline');

    await unblock(sara, omid);
    await theirs.until(() => stateHeard(theirs, sara) === 'online');
    // The status is told right after; an answer comes behind both.
    await theirs.ask('get_online_users', {});
    const back = theirs.all('user_status_updated').findLast(({ username }) => username === sara.name)!;
    expect(back.status).toEqual((await card(omid, sara)).status);
    expect(back.status).toEqual({ state: 'online', text: 'در جلسه' });
  });

  it('tells neither of the other’s coming, going, status, typing or reading, in either direction', async () => {
    const room = await third.makeRoom();
    for (const person of [sara, omid])
      await third.call('POST', `/api/rooms/${room.id}/members/${person.name}`);
    await block(sara, omid);
    await third.say(room.id, 'سلام');
    const watch = await third.connect();
    for (const [silent, reader] of [
      [sara, omid],
      [omid, sara],
    ] as const) {
      const hearing = await reader.connect();
      const speaking = await silent.connect();
      await speaking.ask('user_status_change', { text: 'هستم', status: 'dnd' });
      await speaking.ask('typing', { room: room.id, typing: true });
      await speaking.ask('mark_messages_read', { room: room.id, seq: 1 });
      await watch.next('user_typing', ({ username }) => username === silent.name);
      await watch.until(() => stateHeard(watch, silent) === 'dnd');
      // Both frames left in the same turn; an answer that comes later has nothing before it.
      await hearing.ask('get_online_users', {});
      expect(told(hearing, silent, 'presence', 'user_status_updated', 'user_typing', 'read_updated')).toEqual(
        [],
      );
      speaking.close();
      hearing.close();
    }
  });

  it('shows each the other’s coming to a room as that of somebody who is not there', async () => {
    const room = await omid.makeRoom();
    await block(sara, omid);
    await sara.connect();
    const theirs = await omid.connect();
    await sara.call('POST', `/api/rooms/${room.id}/members/${sara.name}`);
    const { user } = await theirs.next('user_joined', (event) => event.room === room.id);
    expect(user).toEqual(await card(omid, sara));
    expect(user.status).toEqual({ state: 'offline' });
    const { body } = await omid.get<MembersAnswer>(`/api/rooms/${room.id}/members`);
    expect(body.members.find(({ user: { username } }) => username === sara.name)?.user).toEqual(user);
    await sara.call('DELETE', `/api/rooms/${room.id}/members/${sara.name}`);
    expect((await theirs.next('user_left', (event) => event.room === room.id)).user.status.state).toBe(
      'offline',
    );
  });

  it('keeps both from opening a conversation, making a group and inviting, in words that tell nothing', async () => {
    const own = await omid.makeRoom({ kind: 'private' });
    await block(sara, omid);
    const open = (by: Person, who: Person) =>
      by.call<{ room: Room; code?: string }>('PUT', `/api/rooms/direct/${who.name}`);
    expect((await open(sara, omid)).body.code).toBe('user.blocked');
    expect((await open(omid, sara)).body.code).toBe('user.refusesPrivate');
    const group = await omid.call('POST', '/api/rooms', { kind: 'private', members: [sara.name] });
    expect(group.body.code).toBe('user.refusesPrivate');
    const invited = await omid.call('POST', `/api/rooms/${own.id}/members/${sara.name}`);
    expect(invited.body.code).toBe('user.refusesPrivate');
    await unblock(sara, omid);
    expect((await open(omid, sara)).status).toBe(200);
  });

  it('silences a conversation there was, and answers again what was stored in it before', async () => {
    const [mine, theirs] = [await sara.connect(), await omid.connect()];
    const early = { to: sara.name, text: 'پیش از این', clientId: randomUUID() };
    const first = await theirs.ask('private_message', early);
    await block(sara, omid);
    const late = (to: Person) => ({ to: to.name, text: 'پس از این', clientId: randomUUID() });
    expect(await theirs.ask('private_message', late(sara))).toMatchObject({
      error: { code: 'user.refusesPrivate' },
    });
    expect(await mine.ask('private_message', late(omid))).toMatchObject({ error: { code: 'user.blocked' } });
    expect(await theirs.ask('private_message', early)).toEqual(first);
    expect(first.ok && first.message!.seq).toBe(1);
  });

  it('holds when both have blocked and one takes it back', async () => {
    await omid.connect();
    await block(sara, omid);
    await block(omid, sara);
    await unblock(sara, omid);
    expect((await card(sara, omid)).status.state).toBe('offline');
    await unblock(omid, sara);
    expect((await card(sara, omid)).status.state).toBe('online');
  });

  it('silences a writer whose notice is shown, however often they renew it', async () => {
    const room = await third.makeRoom();
    for (const person of [sara, omid])
      await third.call('POST', `/api/rooms/${room.id}/members/${person.name}`);
    const [writer, reader] = [await omid.connect(), await sara.connect()];
    await writer.ask('typing', { room: room.id, typing: true });
    await reader.next('user_typing', ({ username }) => username === omid.name);
    await Promise.all([block(sara, omid), writer.ask('typing', { room: room.id, typing: true })]);
    await writer.ask('typing', { room: room.id, typing: false });
    await reader.ask('get_online_users', {});
    expect(reader.all('user_typing').map(({ typing }) => typing)).toEqual([true]);
  });
});
