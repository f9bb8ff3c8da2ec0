import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  ConsoleRoom,
  ConsoleRoomAnswer,
  ConsoleRoomsAnswer,
  MembersAnswer,
  Problem,
  Room,
  RoomsAnswer,
} from '#contracts';
import { Person, request } from '../support/person.js';
import { until } from '../support/search.js';
import { TestServer } from '../support/server.js';

const PATH = '/api/admin/rooms';

let server: TestServer;
let admin: Person;
let owner: Person;
let member: Person;
beforeAll(async () => {
  server = await TestServer.start({ env: { DELETED_MESSAGE_GRACE: '0' } });
  admin = await Person.register(server.url);
  owner = await Person.register(server.url);
  member = await Person.register(server.url);
});
afterAll(async () => {
  for (const person of [admin, owner, member]) person.close();
  await server.stop();
});

const list = async (query = '') => (await admin.get<ConsoleRoomsAnswer>(PATH + query)).body;
const change = (id: string, wish: object, by = admin) =>
  by.call<ConsoleRoomAnswer & Problem>('PATCH', `${PATH}/${id}`, wish);
const made = async (wish: object = {}): Promise<ConsoleRoom> =>
  (await admin.call<ConsoleRoomAnswer>('POST', PATH, { name: 'اتاق مدیر', owner: owner.name, ...wish })).body
    .room;
const ownOf = async (person: Person, id: string) =>
  (await person.get<RoomsAnswer>('/api/rooms')).body.rooms.find((room) => room.id === id);

describe('the rooms of the console', () => {
  it.each([
    ['GET', ''],
    ['POST', ''],
    ['GET', '/:id'],
    ['PATCH', '/:id'],
    ['DELETE', '/:id'],
    ['GET', '/:id/members'],
    ['PUT', '/:id/members/sara'],
    ['DELETE', '/:id/members/sara'],
  ])('PE7 are closed to others: %s %s', async (method, path) => {
    const { id } = await owner.makeRoom();
    const address = PATH + path.replace(':id', id);
    const answer = await owner.call(method, address, method === 'GET' ? undefined : {});
    expect([answer.status, answer.body.code]).toEqual([403, 'request.forbidden']);
    const stranger = await request(server.url, method, address);
    expect(stranger.status).toBe(401);
  });

  it('are all but the conversations of two, by name, by size and by age, page by page', async () => {
    const names = ['ترتیب الف', 'ترتیب ب', 'ترتیب پ'];
    const rooms: Room[] = [];
    for (const name of names) rooms.push(await owner.makeRoom({ name, kind: 'private' }));
    await owner.call('PUT', `/api/rooms/direct/${member.name}`);
    await admin.call('PUT', `${PATH}/${rooms[1]!.id}/members/${member.name}`, { role: 'member' });
    const q = `q=${encodeURIComponent('ترتيب')}`;
    const walk = async (order: string) => {
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await list(`?${q}&order=${order}&limit=1${cursor ? `&cursor=${cursor}` : ''}`);
        found.push(...page.rooms.map(({ name }) => name));
        cursor = page.cursor;
      } while (cursor);
      return found;
    };
    expect(await walk('name')).toEqual(names);
    expect(await walk('newest')).toEqual(names.toReversed());
    expect((await walk('members'))[0]).toBe('ترتیب ب');
    const all = await list('?limit=200');
    expect(all.rooms.map(({ kind }) => kind)).not.toContain('direct');
    expect((await list(`?${q}&kind=public`)).rooms).toEqual([]);
    expect((await list(`?${q}&archived=true`)).rooms).toEqual([]);
  });

  it.each(['order=size', 'limit=0', 'archived=1', 'cursor=x', `cursor=${btoa('[1,"x"]')}`])(
    'refuse %s',
    async (query) => {
      expect((await admin.get(`${PATH}?${query}`)).status).toBe(422);
    },
  );

  it('are made for somebody, who hears of it at once', async () => {
    const socket = await owner.connect();
    const room = await made({ kind: 'private', isDefault: true });
    expect(room).toMatchObject({ name: 'اتاق مدیر', owners: [owner.name], isDefault: true, memberCount: 1 });
    const heard = await socket.next('new_room', (event) => event.room.id === room.id);
    expect(heard.room.membership?.role).toBe('owner');
    const newcomer = await Person.register(server.url);
    expect((await ownOf(newcomer, room.id))?.membership?.role).toBe('member');
    await change(room.id, { isDefault: false });
  });

  it('are set, archived and opened again without being in them', async () => {
    const room = await owner.makeRoom({ kind: 'private' });
    const socket = await owner.connect();
    const archived = await change(room.id, { archived: true, slowMode: 5, posting: 'owner' });
    expect(archived.body.room).toMatchObject({ settings: { slowMode: 5, posting: 'owner' } });
    expect(archived.body.room.archivedAt).toBeDefined();
    await socket.next(
      'room_updated',
      (event) => event.room.id === room.id && event.room.archivedAt !== undefined,
    );
    expect((await owner.post(room.id)).body).toMatchObject({ code: 'room.archived' });
    const opened = await change(room.id, { archived: false });
    expect(opened.body.room.archivedAt).toBeUndefined();
    expect((await owner.post(room.id)).status).toBe(201);
  });

  it('PE8 are conversations of two for nobody else, an admin included', async () => {
    const direct = (await owner.call<{ room: Room }>('PUT', `/api/rooms/direct/${member.name}`)).body.room;
    const missing = await admin.get(`${PATH}/019a0000-0000-7000-8000-000000000000`);
    for (const [method, path] of [
      ['GET', ''],
      ['PATCH', ''],
      ['DELETE', ''],
      ['GET', '/members'],
    ] as const) {
      const answer = await admin.call(
        method,
        `${PATH}/${direct.id}${path}`,
        method === 'PATCH' ? {} : undefined,
      );
      expect([answer.status, answer.text]).toEqual([404, missing.text]);
    }
    expect((await admin.get(`/api/rooms/${direct.id}/messages`)).status).toBe(404);
  });
});

describe('places in a room', () => {
  it('are given and taken from the console, live for all', async () => {
    const room = await owner.makeRoom({ kind: 'private' });
    const [ofOwner, ofMember] = [await owner.connect(), await member.connect()];
    const put = (role: string) => admin.call('PUT', `${PATH}/${room.id}/members/${member.name}`, { role });
    await put('member');
    await ofOwner.next('user_joined', (event) => event.room === room.id);
    await put('owner');
    expect(await ofOwner.next('member_updated')).toEqual({
      room: room.id,
      username: member.name,
      role: 'owner',
    });
    await ofMember.next(
      'new_room',
      (event) => event.room.id === room.id && event.room.membership?.role === 'owner',
    );
    const { members } = (await admin.get<MembersAnswer>(`${PATH}/${room.id}/members`)).body;
    expect(members.map(({ user, role }) => [user.username, role])).toEqual([
      [owner.name, 'owner'],
      [member.name, 'owner'],
    ]);
    expect((await admin.call('DELETE', `${PATH}/${room.id}/members/${member.name}`)).status).toBe(200);
    await ofMember.next('room_removed', (event) => event.room === room.id);
    expect((await member.get(`/api/rooms/${room.id}`)).status).toBe(404);
  });

  it('are given by owners too, who cannot leave a room without one', async () => {
    const room = await owner.makeRoom();
    await member.call('POST', `/api/rooms/${room.id}/members/${member.name}`);
    const put = (by: Person, who: Person, role: string) =>
      by.call('PUT', `/api/rooms/${room.id}/members/${who.name}/role`, { role });
    expect((await put(member, member, 'owner')).body.code).toBe('room.forbidden');
    expect((await put(owner, owner, 'member')).body.code).toBe('room.lastOwner');
    expect((await put(owner, member, 'owner')).status).toBe(200);
    const both = await Promise.all([put(owner, member, 'member'), put(member, owner, 'member')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 403]);
    expect((await put(owner, member, 'king')).status).toBe(422);
  });
});

describe('a room that is removed', () => {
  it('is gone for everybody at once, and then all that was said in it', async () => {
    const room = await owner.makeRoom({ slug: 'gone' });
    await member.call('POST', `/api/rooms/${room.id}/members/${member.name}`);
    const message = await owner.posted(room.id, { text: 'رازی که می‌رود' });
    const [inside, outside] = [await member.connect(), await admin.connect()];
    expect((await admin.call('DELETE', `${PATH}/${room.id}`)).status).toBe(204);
    for (const socket of [inside, outside])
      await socket.next('room_removed', (event) => event.room === room.id);
    for (const path of [`/api/rooms/${room.id}`, '/api/rooms/gone', `/api/messages/${message.id}`])
      expect((await owner.get(path)).status).toBe(404);
    expect(
      (await inside.ask('message', { room: room.id, text: 'هنوز', clientId: crypto.randomUUID() })).ok,
    ).toBe(false);
    expect((await admin.get(`${PATH}/${room.id}`)).status).toBe(404);
    expect((await owner.makeRoom({ slug: 'gone' })).slug).toBe('gone');
    const file = new BetterSqlite(join(server.dataDir, 'sokhan.db'), { readonly: true });
    const text = file.prepare<[string], string>('SELECT text FROM messages WHERE id = ?').pluck();
    await until(async () => {
      // Wiping happens in the other process.
      await owner.get('/health/live');
      return text.get(message.id) === '';
    });
    file.close();
  });
});
