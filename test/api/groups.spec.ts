import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS, type MembersAnswer, type Room, type RoomsAnswer } from '#contracts';
import { Person } from '../support/person.js';
import { TestServer } from '../support/server.js';

let server: TestServer;
let maker: Person;
let omid: Person;
let laleh: Person;
beforeAll(async () => {
  server = await TestServer.start();
  maker = await Person.register(server.url, { displayName: 'سارا' });
  omid = await Person.register(server.url, { displayName: 'امید' });
  laleh = await Person.register(server.url, { displayName: 'لاله' });
});
afterAll(async () => {
  for (const person of [maker, omid, laleh]) person.close();
  await server.stop();
});

const make = (wish: object, by = maker) =>
  by.call<{ room: Room; code?: string; details?: object[] }>('POST', '/api/rooms', {
    kind: 'private',
    ...wish,
  });

describe('a small group', () => {
  it('has all its people in it from the start, each told with their own place, as a fresh list shows it', async () => {
    const sockets = [await maker.connect(), await omid.connect(), await laleh.connect()];
    const { body, status } = await make({
      members: [omid.name, laleh.name.toUpperCase(), maker.name, omid.name],
    });
    expect([status, body.room.name, body.room.memberCount]).toEqual([201, 'سارا، امید، لاله', 3]);
    for (const [index, person] of [maker, omid, laleh].entries()) {
      const { room } = await sockets[index]!.next('new_room', (event) => event.room.id === body.room.id);
      const { rooms } = (await person.get<RoomsAnswer>('/api/rooms')).body;
      expect(room).toEqual(rooms.find(({ id }) => id === room.id));
      expect(room.membership?.role).toBe(person === maker ? 'owner' : 'member');
    }
    await laleh.say(body.room.id, 'سلام به همه');
    await sockets[1]!.until(() => sockets[1]!.messagesOf(body.room.id).length === 1);
  });

  it('keeps the name it is given, and cuts one made of many names', async () => {
    expect((await make({ members: [omid.name], name: 'گروه ما' })).body.room.name).toBe('گروه ما');
    const long = await Person.register(server.url, { displayName: 'ن'.repeat(LIMITS.displayName.max) });
    const { name } = (await make({ members: [long.name] })).body.room;
    expect([[...name].length, name.startsWith('سارا، ن'), name.endsWith('…')]).toEqual([50, true, true]);
  });

  it.each([
    [{ members: [] }, 'name', 'required'],
    [{ members: [1] }, 'members', 'type'],
    [{ members: 'omid' }, 'members', 'type'],
    [{ members: [''] }, 'members', 'tooShort'],
    [{ members: ['omid'], kind: 'public' }, 'members', 'format'],
    [{ members: Array.from({ length: 10 }, (_, index) => `person_${index}`) }, 'members', 'tooMany'],
  ])('is refused when it is %j', async (wish, field, code) => {
    const answer = await make(wish);
    expect([answer.status, answer.body]).toMatchObject([422, { details: [{ field, code }] }]);
  });

  it('needs a name when its maker is alone in it', async () => {
    expect((await make({ members: [maker.name] })).body.details).toEqual([
      { field: 'name', code: 'required' },
    ]);
  });

  it('is not made at all when one of its people is unknown or takes nothing private', async () => {
    const shy = await Person.register(server.url);
    await shy.call('PATCH', '/api/users/me/preferences', { allowPrivate: false });
    const before = (await omid.get<RoomsAnswer>('/api/rooms')).body.rooms.length;
    expect((await make({ members: [omid.name, 'nobody_at_all'] })).body.code).toBe('user.notFound');
    expect((await make({ members: [omid.name, shy.name] })).body.code).toBe('user.refusesPrivate');
    expect((await omid.get<RoomsAnswer>('/api/rooms')).body.rooms).toHaveLength(before);
    const own = await make({ name: 'خانه' });
    const invited = await maker.call('POST', `/api/rooms/${own.body.room.id}/members/${shy.name}`);
    expect(invited.body.code).toBe('user.refusesPrivate');
  });

  it('is a private room like any other', async () => {
    const { id } = (await make({ members: [omid.name] })).body.room;
    expect((await laleh.get(`/api/rooms/${id}`)).status).toBe(404);
    expect((await omid.call('DELETE', `/api/rooms/${id}/members/${omid.name}`)).status).toBe(200);
    expect((await maker.get<MembersAnswer>(`/api/rooms/${id}/members`)).body.members).toHaveLength(1);
  });
});
