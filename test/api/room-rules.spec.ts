import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem, Room, RoomAnswer } from '#contracts';
import { Person } from '../support/person.js';
import { TestServer } from '../support/server.js';

let server: TestServer;
let admin: Person;
let owner: Person;
let member: Person;
beforeAll(async () => {
  server = await TestServer.start();
  admin = await Person.register(server.url);
  owner = await Person.register(server.url);
  member = await Person.register(server.url);
});
afterAll(async () => {
  for (const person of [admin, owner, member]) person.close();
  await server.stop();
});

const set = (by: Person, room: Room, wish: object) =>
  by.call<RoomAnswer & Problem>('PATCH', `/api/rooms/${room.id}`, wish);
const codeOf = async (by: Person, room: Room) => {
  const socket = await by.connect();
  const answers = [
    (await by.post(room.id)).body as unknown as Problem,
    await socket.ask('message', { room: room.id, text: 'سلام', clientId: crypto.randomUUID() }),
  ];
  socket.close();
  return answers.map((answer) =>
    'ok' in answer ? (answer.ok ? null : answer.error.code) : (answer.code ?? null),
  );
};
async function roomOf(wish: object): Promise<Room> {
  const room = await owner.makeRoom();
  await member.call('POST', `/api/rooms/${room.id}/members/${member.name}`);
  expect((await set(owner, room, wish)).status).toBe(200);
  return room;
}

describe('what a room decides', () => {
  it('is seen by all in it, live, and is as usual again when it is set to null', async () => {
    const room = await roomOf({ posting: 'moderator', inviting: 'owner', slowMode: 30, retentionDays: 7 });
    const socket = await member.connect();
    const { body } = await set(owner, room, { mentioningAll: 'owner', inviting: null, slowMode: 0 });
    const settings = { linkPreviews: true, posting: 'moderator', mentioningAll: 'owner', retentionDays: 7 };
    expect(body.room.settings).toEqual(settings);
    const event = await socket.next('room_updated', (updated) => updated.room.rev === body.room.rev);
    expect(event.room.settings).toEqual(settings);
  });

  it.each([
    [{ posting: 'admin' }, 'posting'],
    [{ inviting: 5 }, 'inviting'],
    [{ slowMode: -1 }, 'slowMode'],
    [{ slowMode: null }, 'slowMode'],
    [{ slowMode: 21_601 }, 'slowMode'],
    [{ retentionDays: 3_651 }, 'retentionDays'],
    [{ history: 'never' }, 'history'],
  ])('is refused when it is %j', async (wish, field) => {
    const answer = await set(owner, await owner.makeRoom(), wish);
    expect([answer.status, answer.body.details?.[0]?.field]).toEqual([422, field]);
  });

  it('is for those who keep the room', async () => {
    const room = await roomOf({});
    expect((await set(member, room, { slowMode: 5 })).body.code).toBe('room.forbidden');
    expect((await set(admin, room, { slowMode: 5 })).status).toBe(200);
    const direct = await owner.call<RoomAnswer>('PUT', `/api/rooms/direct/${member.name}`);
    expect((await set(owner, direct.body.room, { posting: 'owner' })).body.code).toBe('room.forbidden');
    expect((await set(owner, direct.body.room, { linkPreviews: true })).status).toBe(200);
  });
});

describe('a room in which some write', () => {
  it('refuses the others on both doors, who may still react', async () => {
    const room = await roomOf({ posting: 'owner' });
    expect(await codeOf(member, room)).toEqual(['room.readOnly', 'room.readOnly']);
    expect(await codeOf(owner, room)).toEqual([null, null]);
    const { id } = await owner.posted(room.id);
    expect((await member.call('PUT', `/api/messages/${id}/reactions/👍`)).status).toBe(200);
  });
});

describe('slow mode', () => {
  it('lets a plain member write once in its time, and says how long to wait', async () => {
    const room = await roomOf({ slowMode: 600 });
    await member.posted(room.id);
    const again = (await member.post(room.id)).body as unknown as Problem;
    expect(again.code).toBe('room.slowMode');
    expect(again.retryAfterMs).toBeGreaterThan(590_000);
    expect(again.retryAfterMs).toBeLessThanOrEqual(600_000);
    expect(await codeOf(owner, room)).toEqual([null, null]);
  });

  it('counts what stands in threads, and answers a repeated message as before', async () => {
    const room = await roomOf({ slowMode: 600 });
    const root = await owner.posted(room.id);
    const wish = { text: 'در رشته', thread: root.id, clientId: crypto.randomUUID() };
    const first = await member.posted(room.id, wish);
    expect((await member.posted(room.id, wish)).id).toBe(first.id);
    expect(await codeOf(member, room)).toEqual(['room.slowMode', 'room.slowMode']);
  });

  it('lets one of many at once through', async () => {
    const room = await roomOf({ slowMode: 600 });
    const answers = await Promise.all(Array.from({ length: 10 }, () => member.post(room.id)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  });
});

describe('bringing people in', () => {
  const invite = async (by: Person, room: Room) => {
    const guest = await Person.register(server.url);
    return (await by.call('POST', `/api/rooms/${room.id}/members/${guest.name}`)).status;
  };

  it('is for whom the room says', async () => {
    const room = await roomOf({ inviting: 'owner' });
    expect([await invite(member, room), await invite(owner, room)]).toEqual([403, 200]);
    await set(owner, room, { inviting: 'member' });
    expect(await invite(member, room)).toBe(200);
  });
});
