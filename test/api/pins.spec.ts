import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS, type MessageAnswer, type PinsAnswer } from '#contracts';
import { Person } from '../support/person.js';
import { RoomCopy, fresh } from '../support/room-copy.js';
import { TestServer } from '../support/server.js';

let server: TestServer;
let admin: Person;
let sara: Person;
let omid: Person;
beforeAll(async () => {
  server = await TestServer.start();
  admin = await Person.register(server.url);
  sara = await Person.register(server.url);
  omid = await Person.register(server.url);
});
afterAll(async () => {
  for (const person of [admin, sara, omid]) person.close();
  await server.stop();
});

async function talk(kind: 'public' | 'private' = 'public') {
  const room = await sara.makeRoom({ kind });
  await sara.call('POST', `/api/rooms/${room.id}/members/${omid.name}`);
  return { room, message: (await omid.say(room.id, 'سلام')).body.message };
}

const pin = (person: Person, id: string) =>
  person.call<MessageAnswer & { code?: string }>('PUT', `/api/messages/${id}/pin`);
const unpin = (person: Person, id: string) =>
  person.call<MessageAnswer & { code?: string }>('DELETE', `/api/messages/${id}/pin`);
const pinned = async (person: Person, room: string) =>
  (await person.get<PinsAnswer>(`/api/rooms/${room}/pins`)).body.messages.map(({ id }) => id);

describe('pinning', () => {
  it('is told in the message, by whom and when, and doing it again changes nothing', async () => {
    const { room, message } = await talk();
    const first = await pin(sara, message.id);
    expect(first.body.message).toMatchObject({ rev: 2, pinnedBy: sara.name, pinnedAt: expect.any(String) });
    expect((await pin(sara, message.id)).body).toEqual(first.body);
    expect(await pinned(omid, room.id)).toEqual([message.id]);
    const off = await unpin(sara, message.id);
    expect(off.body.message.rev).toBe(3);
    expect(off.body.message).not.toHaveProperty('pinnedAt');
    expect((await unpin(sara, message.id)).body).toEqual(off.body);
    expect(await pinned(omid, room.id)).toEqual([]);
  });

  it('gives the state that its events gave', async () => {
    const { room, message } = await talk();
    const other = (await omid.say(room.id, 'دیگر')).body.message;
    await pin(sara, message.id);
    const copy = await RoomCopy.of(omid, room.id);
    await pin(sara, other.id);
    const { rev } = (await unpin(sara, message.id)).body.message;
    const state = await copy.upTo(rev);
    expect(state).toEqual(await fresh(omid, room.id));
    expect(state.map(({ pinnedBy }) => pinnedBy)).toEqual([undefined, sara.name]);
  });

  it('is for those who keep order', async () => {
    const { room, message } = await talk();
    expect((await pin(omid, message.id)).body.code).toBe('message.forbidden');
    await admin.call('POST', `/api/rooms/${room.id}/members/${admin.name}`);
    expect((await pin(admin, message.id)).status).toBe(200);
    expect((await unpin(omid, message.id)).body.code).toBe('message.forbidden');
    const hidden = await talk('private');
    await sara.call('POST', `/api/rooms/${hidden.room.id}/members/${admin.name}`);
    expect((await pin(admin, hidden.message.id)).body.code).toBe('message.forbidden');
  });

  it('lists the newest pin first, and holds the limit when many come at once', async () => {
    const { room } = await talk();
    const said = await Promise.all(
      Array.from({ length: LIMITS.pins.max + 5 }, (_, index) => sara.say(room.id, `پیام ${index}`)),
    );
    const ids = said.map(({ body }) => body.message.id);
    for (const id of ids.slice(0, 2)) await pin(sara, id);
    expect(await pinned(omid, room.id)).toEqual([ids[1], ids[0]]);
    const answers = await Promise.all(ids.slice(2).map((id) => pin(sara, id)));
    const refused = answers.filter(({ status }) => status !== 200).map(({ body }) => body.code);
    expect(refused).toEqual(Array(5).fill('pin.tooMany'));
    expect(await pinned(omid, room.id)).toHaveLength(LIMITS.pins.max);
    await unpin(sara, ids[0]!);
    expect((await pin(sara, ids.at(-1)!)).status).toBe(200);
  });
});

describe('the list of pins', () => {
  it('is closed to people outside', async () => {
    const [open, hidden] = [await talk(), await talk('private')];
    expect((await admin.get(`/api/rooms/${open.room.id}/pins`)).body).toMatchObject({
      code: 'room.notMember',
    });
    expect((await admin.get(`/api/rooms/${hidden.room.id}/pins`)).body).toMatchObject({
      code: 'room.notFound',
    });
  });
});
