import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type {
  MembershipAnswer,
  ReadAnswer,
  ReadMarksAnswer,
  Room,
  RoomAnswer,
  SeenAnswer,
  SyncAnswer,
} from '#contracts';
import { Person } from '../support/person.js';
import { TestServer } from '../support/server.js';

let server: TestServer;
let sara: Person;
let omid: Person;
let laleh: Person;
let outsider: Person;
let room: Room;
beforeAll(async () => {
  server = await TestServer.start();
});
beforeEach(async () => {
  for (const person of [sara, omid, laleh, outsider]) person?.close();
  [sara, omid, laleh, outsider] = [
    await Person.register(server.url),
    await Person.register(server.url),
    await Person.register(server.url),
    await Person.register(server.url),
  ];
  room = await roomOf(sara, omid, laleh);
});
afterAll(async () => {
  for (const person of [sara, omid, laleh, outsider]) person.close();
  await server.stop();
});

async function roomOf(owner: Person, ...members: Person[]): Promise<Room> {
  const made = await owner.makeRoom();
  for (const { name } of members) await owner.call('POST', `/api/rooms/${made.id}/members/${name}`);
  return made;
}

const read = (by: Person, seq: unknown, id = room.id) =>
  by.call<ReadAnswer & { code?: string }>('PUT', `/api/rooms/${id}/read`, { seq });
const unread = (by: Person, seq: unknown, id = room.id) =>
  by.call<ReadAnswer & { code?: string }>('PUT', `/api/rooms/${id}/unread`, { seq });
const reads = async (by: Person) => (await by.get<ReadMarksAnswer>(`/api/rooms/${room.id}/reads`)).body.reads;
const membership = async (by: Person) =>
  (await by.get<RoomAnswer>(`/api/rooms/${room.id}`)).body.room.membership;
const say = async (by: Person, ...texts: string[]) => {
  const sent = [];
  for (const text of texts) sent.push((await by.say(room.id, text)).body.message);
  return sent;
};
/** Posts in the thread of a message, and not in the room. */
const answerAside = (by: Person, thread: string, text: string) =>
  by.call('POST', `/api/rooms/${room.id}/messages`, { text, thread, clientId: randomUUID() });

describe('a read mark', () => {
  it('moves forward and never past the newest message, by either door', async () => {
    await say(sara, 'یک', 'دو', 'سه');
    const socket = await omid.connect();
    expect((await read(omid, 2)).body).toEqual({ lastReadSeq: 2, lastReadAsides: 0, mentions: 0 });
    expect(await socket.ask('mark_messages_read', { room: room.id, seq: 1 })).toMatchObject({
      lastReadSeq: 2,
    });
    expect(await socket.ask('mark_messages_read', { room: room.id, seq: 99 })).toMatchObject({
      lastReadSeq: 3,
    });
    expect(await membership(omid)).toMatchObject({ lastReadSeq: 3 });
  });

  it('carries how much of what it passed stands only in threads, and the mentions that are left', async () => {
    const [first] = await say(sara, 'آغاز');
    await answerAside(sara, first!.id, 'در رشته');
    await say(sara, `سلام @${omid.name}`, 'پس از آن');
    await answerAside(sara, first!.id, 'باز در رشته');
    const socket = await omid.connect();
    expect((await read(omid, 2)).body).toEqual({ lastReadSeq: 2, lastReadAsides: 1, mentions: 1 });
    expect((await read(omid, 4)).body).toEqual({ lastReadSeq: 4, lastReadAsides: 1, mentions: 0 });
    expect((await read(omid, 5)).body).toEqual({ lastReadSeq: 5, lastReadAsides: 2, mentions: 0 });
    await socket.next('read_updated', ({ lastReadSeq }) => lastReadSeq === 5);
    expect(socket.all('read_updated').map(({ own }) => own)).toEqual([
      { lastReadAsides: 1, mentions: 1 },
      { lastReadAsides: 1, mentions: 0 },
      { lastReadAsides: 2, mentions: 0 },
    ]);
    expect(await membership(omid)).toMatchObject({ lastReadSeq: 5, lastReadAsides: 2, mentions: 0 });
  });

  it('is told to the others, and is in a sync and a fresh look, with one rev', async () => {
    await say(sara, 'یک');
    const [watch, own] = [await sara.connect(), await omid.connect()];
    const { rev } = (await sara.get<SyncAnswer>(`/api/rooms/${room.id}/sync?since=0`)).body;
    await read(omid, 1);
    const told = await watch.next('read_updated', ({ username }) => username === omid.name);
    expect(told).toEqual({ room: room.id, username: omid.name, lastReadSeq: 1, rev: rev + 1 });
    expect(await own.next('read_updated')).toEqual({ ...told, own: { lastReadAsides: 0, mentions: 0 } });
    const sync = (await sara.get<SyncAnswer>(`/api/rooms/${room.id}/sync?since=${rev}`)).body;
    expect([sync.rev, sync.room.rev, sync.messages]).toEqual([rev + 1, rev + 1, []]);
    expect(sync.reads).toEqual([{ username: omid.name, lastReadSeq: 1 }]);
    expect(await reads(sara)).toContainEqual({ username: omid.name, lastReadSeq: 1 });
  });

  it('is nobody else’s business when its owner says so, or across a block', async () => {
    await omid.call('PATCH', '/api/users/me/preferences', { readReceipts: false });
    await sara.call('PUT', `/api/users/${laleh.name}/block`);
    const [message] = await say(sara, 'یک');
    const { rev } = (await sara.get<SyncAnswer>(`/api/rooms/${room.id}/sync?since=0`)).body;
    const [watch, own] = [await sara.connect(), await omid.connect()];
    await read(omid, 1);
    expect((await own.next('read_updated')).rev).toBeUndefined();
    await read(laleh, 1);
    await own.next('read_updated', ({ username }) => username === laleh.name);
    await watch.ask('get_online_users', {});
    expect(watch.all('read_updated')).toEqual([]);
    const sync = (await sara.get<SyncAnswer>(`/api/rooms/${room.id}/sync?since=${rev}`)).body;
    expect([sync.reads, await reads(sara)]).toEqual([[], []]);
    expect((await sara.get<SeenAnswer>(`/api/messages/${message!.id}/seen`)).body.users).toEqual([]);
    expect((await reads(laleh)).map(({ username }) => username)).toEqual([]);
  });

  it.each([[-1], [1.5], ['2'], [null], [undefined]])('is refused with %j', async (seq) => {
    expect((await read(omid, seq)).status).toBe(422);
    const socket = await omid.connect();
    expect(await socket.askRaw('mark_messages_read', { room: room.id, seq })).toMatchObject({
      error: { code: 'validation.failed' },
    });
  });

  it('is refused to people outside, on every route', async () => {
    await say(sara, 'یک');
    const path = `/api/rooms/${room.id}`;
    for (const answer of [
      await read(outsider, 1),
      await unread(outsider, 1),
      await outsider.get(`${path}/reads`),
      await outsider.call('PATCH', `${path}/membership`, { notifications: 'none' }),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([403, 'room.notMember']);
    }
    expect((await read(outsider, 1, randomUUID())).body.code).toBe('room.notFound');
  });

  it('moves for each when a hundred people read the same message at once, with a rev for each', async () => {
    const crowd = await Promise.all(Array.from({ length: 50 }, () => Person.register(server.url)));
    const hall = await sara.makeRoom();
    for (const { name } of crowd) await sara.call('POST', `/api/rooms/${hall.id}/members/${name}`);
    await sara.say(hall.id, 'به همه');
    const watch = await sara.connect();
    const { rev } = (await sara.get<SyncAnswer>(`/api/rooms/${hall.id}/sync?since=0`)).body;
    const answers = await Promise.all(
      crowd.flatMap((person) => [read(person, 1, hall.id), read(person, 1, hall.id)]),
    );
    expect(new Set(answers.map(({ body }) => body.lastReadSeq))).toEqual(new Set([1]));
    await watch.until(() => watch.all('read_updated').length === crowd.length);
    expect(watch.all('read_updated').map((event) => event.rev)).toEqual(
      crowd.map((_, index) => rev + 1 + index),
    );
    const sync = (await sara.get<SyncAnswer>(`/api/rooms/${hall.id}/sync?since=${rev}`)).body;
    expect([sync.room.rev, sync.reads.length]).toEqual([rev + crowd.length, crowd.length]);
  });
});

describe('marking as unread', () => {
  it('moves one’s own mark back, tells one’s own tabs alone, and what others saw read stays read', async () => {
    const [first] = await say(sara, 'یک', 'دو', `سه @${omid.name}`);
    await answerAside(sara, first!.id, 'در رشته');
    await read(omid, 4);
    const [watch, own] = [await sara.connect(), await omid.connect()];
    expect((await unread(omid, 3)).body).toEqual({ lastReadSeq: 2, lastReadAsides: 0, mentions: 1 });
    expect(await own.next('read_updated')).toEqual({
      room: room.id,
      username: omid.name,
      lastReadSeq: 2,
      own: { lastReadAsides: 0, mentions: 1 },
    });
    expect(await membership(omid)).toMatchObject({ lastReadSeq: 2, lastReadAsides: 0, mentions: 1 });
    expect(await reads(sara)).toContainEqual({ username: omid.name, lastReadSeq: 4 });
    await read(omid, 4);
    await own.next('read_updated', ({ lastReadSeq }) => lastReadSeq === 4);
    await watch.ask('get_online_users', {});
    expect(watch.all('read_updated')).toEqual([]);
  });

  it('goes back to before the first message and no further, and never forward', async () => {
    await say(sara, 'یک', 'دو');
    await read(omid, 1);
    expect((await unread(omid, 2)).body.lastReadSeq).toBe(1);
    expect((await unread(omid, 99)).body.lastReadSeq).toBe(1);
    expect((await unread(omid, 1)).body.lastReadSeq).toBe(0);
    expect((await unread(omid, 1)).body.lastReadSeq).toBe(0);
    for (const seq of [0, -1, 'x', null]) expect((await unread(omid, seq)).status).toBe(422);
  });
});

describe('who has seen a message', () => {
  const seen = (by: Person, id: string, query = '') =>
    by.get<SeenAnswer & { code?: string }>(`/api/messages/${id}/seen${query}`);

  it('is answered to its author, page by page, without the author', async () => {
    const [message] = await say(sara, 'یک', 'دو');
    expect((await seen(sara, message!.id)).body).toEqual({ users: [], hasMore: false });
    for (const person of [omid, laleh]) await read(person, 1);
    const names = [omid, laleh].map(({ name }) => name).sort();
    const first = (await seen(sara, message!.id, '?limit=1')).body;
    expect([first.users.map(({ username }) => username), first.hasMore]).toEqual([[names[0]], true]);
    const second = (await seen(sara, message!.id, `?limit=1&after=${names[0]}`)).body;
    expect([second.users.map(({ username }) => username), second.hasMore]).toEqual([[names[1]], false]);
    expect((await seen(sara, message!.id, '?limit=201')).status).toBe(422);
  });

  it('is, beside the room, answered by who has read the thread', async () => {
    const [root] = await say(sara, 'یک');
    const aside = await sara.posted(room.id, { text: 'در رشته', thread: root!.id });
    await read(omid, aside.seq);
    expect((await seen(sara, aside.id)).body.users).toEqual([]);
    await omid.call('PUT', `/api/messages/${root!.id}/thread`, { seq: 1 });
    expect((await seen(sara, aside.id)).body.users.map(({ username }) => username)).toEqual([omid.name]);
  });

  it('is refused to everybody else', async () => {
    const [message] = await say(sara, 'یک');
    expect((await seen(omid, message!.id)).body.code).toBe('message.forbidden');
    const [hidden, nothing] = [await seen(outsider, message!.id), await seen(outsider, randomUUID())];
    expect([hidden.status, hidden.text]).toEqual([404, nothing.text]);
    expect((await seen(sara, 'x')).body.code).toBe('message.notFound');
  });
});

describe('one’s own settings in a room', () => {
  const change = (wish: object) =>
    omid.call<MembershipAnswer>('PATCH', `/api/rooms/${room.id}/membership`, wish);

  it('are kept, and told to one’s own tabs as a fresh look shows them', async () => {
    const [own, watch] = [await omid.connect(), await sara.connect()];
    const { body } = await change({ notifications: 'none' });
    expect(body).toMatchObject({ room: room.id, membership: { notifications: 'none' } });
    expect(await own.next('membership_updated')).toEqual(body);
    expect(await membership(omid)).toEqual(body.membership);
    expect((await change({})).body).toEqual(body);
    await watch.ask('get_online_users', {});
    expect(watch.all('membership_updated')).toEqual([]);
  });

  it.each([{ notifications: 'loud' }, { notifications: null }, { role: 'owner' }, { lastReadSeq: 0 }])(
    'are refused when they are %j',
    async (wish) => {
      expect((await change(wish)).status).toBe(422);
    },
  );
});
