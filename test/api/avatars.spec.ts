import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MessageAnswer, OwnUserAnswer, Room, RoomAnswer, SyncAnswer, UserAnswer } from '#contracts';
import { png } from '../support/files.js';
import { keepFile, storeFile } from '../support/kept-files.js';
import { Person, request } from '../support/person.js';
import { RoomCopy, fresh } from '../support/room-copy.js';
import { TestServer } from '../support/server.js';

let server: TestServer;
let image: Buffer;
let sara: Person;
let omid: Person;
let outsider: Person;
beforeAll(async () => {
  server = await TestServer.start();
  image = await png(300, 200);
  await Person.register(server.url);
  [sara, omid, outsider] = [
    await Person.register(server.url),
    await Person.register(server.url),
    await Person.register(server.url),
  ];
});
afterAll(async () => {
  for (const person of [sara, omid, outsider]) person.close();
  await server.stop();
});

type Refusable = { code?: string };
const imageOf = (person: Person, content: string | Buffer = image) =>
  storeFile(server, person, { name: 'عکس.png', type: 'image/png', kind: 'image', content });
const setAvatar = (person: Person, fileId: unknown) =>
  person.call<OwnUserAnswer & Refusable>('PUT', '/api/users/me/avatar', { fileId });
const removeAvatar = (person: Person) =>
  person.call<OwnUserAnswer & Refusable>('DELETE', '/api/users/me/avatar');
const setPicture = (person: Person, room: string, fileId: unknown) =>
  person.call<RoomAnswer & Refusable>('PUT', `/api/rooms/${room}/picture`, { fileId });
const removePicture = (person: Person, room: string) =>
  person.call<RoomAnswer & Refusable>('DELETE', `/api/rooms/${room}/picture`);
const preview = (person: Person, id: string) =>
  fetch(`${server.url}/api/files/${id}/preview`, { headers: { cookie: person.cookie } });
const statusOf = async (person: Person, id: string) => (await preview(person, id)).status;

/** A room of sara's with omid in it. */
async function begin(kind: 'public' | 'private' = 'private'): Promise<Room> {
  const room = await sara.makeRoom({ kind });
  await sara.call('POST', `/api/rooms/${room.id}/members/${omid.name}`);
  return room;
}

describe('a person’s picture', () => {
  it('is a small square that everybody sees who is signed in, and nobody else', async () => {
    const id = await imageOf(sara);
    expect(await statusOf(outsider, id)).toBe(404);
    const { status, body } = await setAvatar(sara, id.toUpperCase());
    expect([status, body.user.avatar]).toEqual([200, id]);
    const answer = await preview(outsider, id);
    expect(answer.headers.get('content-type')).toBe('image/webp');
    const { width, height, format } = await sharp(await answer.arrayBuffer()).metadata();
    expect({ width, height, format }).toEqual({ width: 256, height: 256, format: 'webp' });
    expect((await request(server.url, 'GET', `/api/files/${id}/preview`)).status).toBe(401);
  });

  it('is told to everybody, and stands beside all they wrote and in every card', async () => {
    const person = await Person.register(server.url);
    const { room } = (await person.call<RoomAnswer>('PUT', `/api/rooms/direct/${omid.name}`)).body;
    await person.say(room.id, 'پیش از این');
    const copy = await RoomCopy.of(omid, room.id);
    const [own, stranger] = [await person.connect(), await outsider.connect()];
    const isTheirs = ({ user }: { user: { username: string; avatar?: string } }) =>
      user.username === person.name && user.avatar !== undefined;
    const id = await imageOf(person);
    await setAvatar(person, id);
    const { username, displayName } = person.user;
    expect(await stranger.next('user_updated', isTheirs)).toEqual({
      user: { username, displayName, avatar: id },
    });
    expect((await own.next('account_updated')).user.avatar).toBe(id);
    expect(await copy.after('user_updated', isTheirs)).toEqual(await fresh(omid, room.id));
    const { message } = (await person.say(room.id, 'پس از آن')).body as MessageAnswer;
    expect(message.avatar).toBe(id);
    expect((await copy.upTo(message.rev)).map(({ avatar }) => avatar)).toEqual([id, id]);
    expect((await omid.get<UserAnswer>(`/api/users/${person.name}`)).body.user.avatar).toBe(id);
    expect((await omid.get<RoomAnswer>(`/api/rooms/${room.id}`)).body.room.with?.avatar).toBe(id);
    await removeAvatar(person);
    await stranger.next('user_updated', ({ user }) => user.username === username && !user.avatar);
    expect((await fresh(omid, room.id)).map((each) => each.avatar)).toEqual([undefined, undefined]);
    person.close();
  });

  it('AZ13 is gone for everybody when another takes its place, and when it is taken away', async () => {
    const [first, second] = [await imageOf(sara), await imageOf(sara)];
    await setAvatar(sara, first);
    await setAvatar(sara, second);
    expect([await statusOf(sara, first), await statusOf(omid, second)]).toEqual([404, 200]);
    expect((await removeAvatar(sara)).body.user).not.toHaveProperty('avatar');
    expect((await removeAvatar(sara)).status).toBe(200);
    expect(await statusOf(sara, second)).toBe(404);
  });

  it('is one of those set at once, and the others are gone', async () => {
    const ids = await Promise.all([1, 2, 3].map(() => imageOf(sara)));
    await Promise.all(ids.map((id) => setAvatar(sara, id)));
    const { avatar } = (await sara.get<OwnUserAnswer>('/api/auth/me')).body.user;
    const statuses = await Promise.all(ids.map((id) => statusOf(omid, id)));
    expect(statuses).toEqual(ids.map((id) => (id === avatar ? 200 : 404)));
    expect(ids).toContain(avatar);
  });

  it('is not a message’s file as well, whichever comes first', async () => {
    const id = await imageOf(sara);
    const [avatar, message] = await Promise.all([
      setAvatar(sara, id),
      sara.post('general', { text: '', fileIds: [id] }),
    ]);
    expect([avatar.status, message.status].sort()).toEqual(avatar.status === 200 ? [200, 404] : [201, 404]);
  });

  it('AZ12 is made of an image of one’s own that was not used, and of nothing else', async () => {
    const used = await imageOf(sara);
    await sara.posted('general', { text: '', fileIds: [used] });
    const nothing = await setAvatar(sara, randomUUID());
    expect(nothing).toMatchObject({ status: 404, body: { code: 'file.notFound' } });
    for (const id of [await imageOf(omid), used]) {
      expect((await setAvatar(sara, id)).text).toBe(nothing.text);
    }
    const paper = await storeFile(server, sara, { content: 'no image' });
    expect(await setAvatar(sara, paper)).toMatchObject({ status: 415, body: { code: 'file.typeRefused' } });
    const damaged = await imageOf(sara, image.subarray(0, 40));
    expect(await setAvatar(sara, damaged)).toMatchObject({ status: 422, body: { code: 'file.damaged' } });
    for (const id of ['x', 5, null, undefined, { id: used }]) {
      const answer = await setAvatar(sara, id);
      expect(answer).toMatchObject({ status: 422, body: { code: 'validation.failed' } });
    }
  });
});

describe('a room’s picture', () => {
  it('is told with a rev to those who see the room, and they alone read it', async () => {
    const room = await begin();
    const socket = await omid.connect();
    const id = await imageOf(sara);
    const { status, body } = await setPicture(sara, room.id, id);
    expect([status, body.room]).toMatchObject([200, { picture: id, rev: 1, membership: { role: 'owner' } }]);
    const { membership: _, ...shown } = body.room;
    expect(await socket.next('room_updated')).toEqual({ room: shown });
    const synced = await omid.get<SyncAnswer>(`/api/rooms/${room.id}/sync?since=0`);
    expect(synced.body).toMatchObject({ rev: 1, room: { picture: id } });
    expect([await statusOf(omid, id), await statusOf(outsider, id)]).toEqual([200, 404]);
    const open = await begin('public');
    const other = await imageOf(sara);
    await setPicture(sara, open.id, other);
    expect(await statusOf(outsider, other)).toBe(200);
  });

  it('AZ13 is gone when another takes its place, and when it is taken away, which is counted once', async () => {
    const room = await begin();
    const [first, second] = [await imageOf(sara), await imageOf(sara)];
    await setPicture(sara, room.id, first);
    await setPicture(sara, room.id, second);
    expect([await statusOf(omid, first), await statusOf(omid, second)]).toEqual([404, 200]);
    expect((await removePicture(sara, room.id)).body.room).toMatchObject({ rev: 3 });
    const { rev, picture } = (await removePicture(sara, room.id)).body.room;
    expect({ rev, picture }).toEqual({ rev: 3 });
    expect(await statusOf(omid, second)).toBe(404);
  });

  it('is for those who manage the room', async () => {
    const [room, open] = [await begin(), await begin('public')];
    const { room: direct } = (await omid.call<RoomAnswer>('PUT', `/api/rooms/direct/${sara.name}`)).body;
    const id = await imageOf(omid);
    const codes = async (person: Person, ref: string) => [
      (await setPicture(person, ref, id)).body.code,
      (await removePicture(person, ref)).body.code,
    ];
    expect(await codes(omid, room.id)).toEqual(['room.forbidden', 'room.forbidden']);
    expect(await codes(omid, direct.id)).toEqual(['room.forbidden', 'room.forbidden']);
    expect(await codes(outsider, open.id)).toEqual(['room.notMember', 'room.notMember']);
    expect(await codes(outsider, room.id)).toEqual(['room.notFound', 'room.notFound']);
    await sara.call('DELETE', `/api/rooms/${open.id}`);
    expect(await codes(sara, open.id)).toEqual(['room.archived', 'room.archived']);
    expect((await omid.get(`/api/files/${id}`)).status).toBe(200);
  });

  it('AZ12 is made of an image of one’s own that was not used', async () => {
    const room = await begin();
    const avatar = await imageOf(sara);
    await setAvatar(sara, avatar);
    for (const id of [avatar, await imageOf(omid), randomUUID()]) {
      expect(await setPicture(sara, room.id, id)).toMatchObject({
        status: 404,
        body: { code: 'file.notFound' },
      });
    }
    const paper = keepFile(server, sara);
    expect((await setPicture(sara, room.id, paper)).body.code).toBe('file.typeRefused');
    expect((await setPicture(sara, room.id, 'x')).status).toBe(422);
  });
});
