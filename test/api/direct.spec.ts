import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Room, RoomsAnswer } from '#contracts';
import { Person } from '../support/person.js';
import { TestServer } from '../support/server.js';

let server: TestServer;
let people: Person[] = [];
let sara: Person;
let omid: Person;
beforeAll(async () => {
  server = await TestServer.start();
});
beforeEach(async () => {
  for (const person of people) person.close();
  people = [
    await Person.register(server.url, { displayName: 'سارا' }),
    await Person.register(server.url, { displayName: 'امید' }),
    await Person.register(server.url),
  ];
  [sara, omid] = people as [Person, Person];
});
afterAll(async () => {
  for (const person of people) person.close();
  await server.stop();
});

const open = (by: Person, to: Person | string) =>
  by.call<{ room: Room; code?: string }>('PUT', `/api/rooms/direct/${typeof to === 'string' ? to : to.name}`);
const listed = async (person: Person, id: string) =>
  (await person.get<RoomsAnswer>('/api/rooms')).body.rooms.find((room) => room.id === id);

describe('a private conversation', () => {
  it('is one room, named for each after the other, when both open it at once', async () => {
    const answers = await Promise.all([
      open(sara, omid),
      open(omid, sara),
      open(sara, omid.name.toUpperCase()),
    ]);
    expect(new Set(answers.map(({ body }) => body.room.id)).size).toBe(1);
    const [saras, omids] = [answers[0]!.body.room, answers[1]!.body.room];
    expect(saras).toMatchObject({
      kind: 'direct',
      name: '',
      memberCount: 2,
      membership: { role: 'member', notifications: 'all' },
      with: { username: omid.name, displayName: 'امید' },
    });
    expect(saras.slug).toBeUndefined();
    expect(omids.with).toMatchObject({ username: sara.name });
    expect((await listed(omid, omids.id))?.with?.username).toBe(sara.name);
  });

  it('is told to all tabs of both, as a fresh list shows it', async () => {
    const [mine, theirs] = [await sara.connect(), await omid.connect()];
    const { body } = await open(sara, omid);
    for (const [socket, person] of [
      [mine, sara],
      [theirs, omid],
    ] as const) {
      const { room } = await socket.next('new_room', (event) => event.room.id === body.room.id);
      expect(room).toEqual(await listed(person, room.id));
    }
    await open(sara, omid);
    await theirs.ask('get_online_users', {});
    expect(theirs.all('new_room').filter(({ room }) => room.id === body.room.id)).toHaveLength(1);
    await sara.say(body.room.id, 'سلام');
    await theirs.until(() =>
      theirs.heard.some(({ payload }) => (payload as { text?: string }).text === 'سلام'),
    );
  });

  it('carries the other’s card in a sync', async () => {
    const { body } = await open(sara, omid);
    const socket = await omid.connect();
    expect(await socket.ask('sync', { room: body.room.id, since: 0 })).toMatchObject({
      room: { with: { username: sara.name } },
    });
  });

  it('is refused with oneself and with nobody', async () => {
    expect((await open(sara, sara)).body.code).toBe('user.self');
    expect((await open(sara, 'nobody_at_all')).body.code).toBe('user.notFound');
    expect((await open(sara, '%00')).status).toBe(404);
  });

  it('has no outside: nobody leaves, comes, is removed, renames or archives', async () => {
    const third = people[2]!;
    const { id } = (await open(sara, omid)).body.room;
    const socket = await sara.connect();
    expect(await socket.ask('leave_room', { room: id })).toMatchObject({ error: { code: 'room.forbidden' } });
    const tries: [Person, string, string, object?][] = [
      [sara, 'DELETE', `/api/rooms/${id}/members/${sara.name}`],
      [sara, 'DELETE', `/api/rooms/${id}/members/${omid.name}`],
      [sara, 'POST', `/api/rooms/${id}/members/${third.name}`],
      [sara, 'PATCH', `/api/rooms/${id}`, { name: 'نام' }],
      [sara, 'DELETE', `/api/rooms/${id}`],
    ];
    for (const [by, method, path, body] of tries) {
      expect((await by.call(method, path, body)).body.code).toBe('room.forbidden');
    }
    expect((await third.get(`/api/rooms/${id}`)).status).toBe(404);
    expect((await third.call('POST', `/api/rooms/${id}/members/${third.name}`)).status).toBe(404);
  });
});

describe('somebody who takes no private messages', () => {
  it('is not opened to by others, and goes on where they wrote before', async () => {
    const { id } = (await open(sara, omid)).body.room;
    await omid.call('PATCH', '/api/users/me/preferences', { allowPrivate: false });
    expect((await open(sara, omid)).body.code).toBe('user.refusesPrivate');
    expect((await open(people[2]!, omid)).body.code).toBe('user.refusesPrivate');
    expect((await open(omid, people[2]!)).status).toBe(200);
    await omid.say(id, 'من');
    expect((await open(sara, omid)).body.room.id).toBe(id);
  });
});

describe('private_message', () => {
  it('opens the conversation and is one message when it is repeated at once', async () => {
    const [mine, theirs] = [await sara.connect(), await omid.connect()];
    const payload = { to: omid.name, text: 'سلام', clientId: randomUUID() };
    const answers = await Promise.all([1, 2, 3].map(() => mine.ask('private_message', payload)));
    const ids = answers.map((answer) => answer.ok && answer.message!.id);
    expect([new Set(ids).size, typeof ids[0]]).toEqual([1, 'string']);
    const { room } = await theirs.next('new_room', (event) => event.room.kind === 'direct');
    expect(await listed(omid, room.id)).toMatchObject({ seq: 1, lastMessage: { text: 'سلام' } });
    expect(await mine.ask('private_message', payload)).toEqual(answers[0]);
  });

  it.each([
    [{ to: 'nobody_at_all' }, 'user.notFound'],
    [{ to: 5 }, 'validation.failed'],
    [{ to: '' }, 'validation.failed'],
    [{ text: '' }, 'validation.failed'],
    [{ clientId: 'x' }, 'validation.failed'],
    [{ room: 'general' }, 'validation.failed'],
  ])('is refused when it carries %j', async (part, code) => {
    const socket = await sara.connect();
    const payload = { to: omid.name, text: 'سلام', clientId: randomUUID(), ...part };
    expect(await socket.askRaw('private_message', payload)).toMatchObject({ ok: false, error: { code } });
  });

  it('is refused to oneself', async () => {
    const socket = await sara.connect();
    const payload = { to: sara.name, text: 'سلام', clientId: randomUUID() };
    expect(await socket.ask('private_message', payload)).toMatchObject({ error: { code: 'user.self' } });
  });
});
