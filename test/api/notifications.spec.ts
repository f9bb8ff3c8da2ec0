import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message, NotificationEvent, Room } from '#contracts';
import { Person, type TestSocket } from '../support/person.js';
import { Replica } from '../support/replica.js';
import { TestServer } from '../support/server.js';

let server: TestServer;
let sara: Person;
let omid: Person;
let nima: Person;
beforeAll(async () => {
  server = await TestServer.start();
  [sara, omid, nima] = await Promise.all(
    Array.from({ length: 3 }, () => Person.register(server.url)) as [
      Promise<Person>,
      Promise<Person>,
      Promise<Person>,
    ],
  );
});
afterAll(async () => {
  for (const person of [sara, omid, nima]) person.close();
  await server.stop();
});

/** A room of sara's with omid and nima in it. */
async function begin(): Promise<Room> {
  const room = await sara.makeRoom();
  for (const { name } of [omid, nima]) await sara.call('POST', `/api/rooms/${room.id}/members/${name}`);
  return room;
}

const directWith = async (person: Person, other: Person) =>
  (await person.call<{ room: Room }>('PUT', `/api/rooms/direct/${other.name}`)).body.room;
const setLevel = (person: Person, { id }: Room, notifications: 'all' | 'mentions' | 'none') =>
  person.call('PATCH', `/api/rooms/${id}/membership`, { notifications });

/** What a socket was told at once of a room, once everything that was sent until now is here. */
async function toldOf(socket: TestSocket, room: Room): Promise<NotificationEvent[]> {
  await socket.ask('get_online_users', {});
  return socket.all('notification').filter(({ message }) => message.room === room.id);
}

describe('a notification', () => {
  it('comes once a message for whom it concerns, with the strongest reason, and never to its author', async () => {
    const room = await begin();
    const [ofSara, ofOmid, ofNima] = [await sara.connect(), await omid.connect(), await nima.connect()];
    const question = await omid.posted(room.id, { text: 'پرسش' });
    const reply = await sara.posted(room.id, { replyTo: question.id });
    const both = await sara.posted(room.id, { replyTo: question.id, text: `@${omid.name}` });
    const inThread = await nima.posted(room.id, { thread: question.id });
    const later = await sara.posted(room.id, { thread: question.id, text: `@${nima.name}` });
    expect(await toldOf(ofOmid, room)).toEqual([
      { reason: 'reply', message: reply },
      { reason: 'mention', message: both },
      { reason: 'thread', message: inThread },
      { reason: 'thread', message: later },
    ]);
    expect(await toldOf(ofNima, room)).toEqual([{ reason: 'mention', message: later }]);
    expect(await toldOf(ofSara, room)).toEqual([]);
  });

  it('brings the message as it is read afterwards', async () => {
    const room = await begin();
    const socket = await omid.connect();
    const message = await sara.posted(room.id, { text: `@${omid.name}` });
    const told = await socket.next('notification', (event) => event.message.id === message.id);
    const fresh = await omid.get<{ message: Message }>(`/api/messages/${message.id}`);
    expect(told).toEqual({ reason: 'mention', message: fresh.body.message });
  });

  it('comes once to everybody in the room when everybody is called, less those who want none', async () => {
    const room = await begin();
    await setLevel(nima, room, 'none');
    const [ofSara, ofOmid, ofNima] = [await sara.connect(), await omid.connect(), await nima.connect()];
    const message = await sara.posted(room.id, { text: `@all @${omid.name} @${nima.name}` });
    expect(await toldOf(ofOmid, room)).toEqual([{ reason: 'mention', message }]);
    expect(await toldOf(ofNima, room)).toEqual([]);
    expect(await toldOf(ofSara, room)).toEqual([]);
  });

  it('never comes to somebody who wants none of the room, and comes to somebody who wants mentions', async () => {
    const room = await begin();
    await setLevel(nima, room, 'none');
    await setLevel(omid, room, 'mentions');
    const [ofOmid, ofNima] = [await omid.connect(), await nima.connect()];
    const [root] = [await nima.posted(room.id), await omid.posted(room.id)];
    await sara.posted(room.id, { text: `@${omid.name} @${nima.name}`, replyTo: root.id });
    await sara.posted(room.id, { thread: root.id });
    expect((await toldOf(ofOmid, room)).map(({ reason }) => reason)).toEqual(['mention']);
    expect(await toldOf(ofNima, room)).toEqual([]);
  });

  it('never crosses a block, in either direction', async () => {
    const room = await begin();
    const [one, other] = [await Person.register(server.url), await Person.register(server.url)];
    for (const { name } of [one, other]) await sara.call('POST', `/api/rooms/${room.id}/members/${name}`);
    await one.call('PUT', `/api/users/${other.name}/block`);
    const roots = new Map<Person, Message>();
    for (const person of [one, other]) roots.set(person, await person.posted(room.id));
    for (const [writer, reader] of [
      [one, other],
      [other, one],
    ] as const) {
      const socket = await reader.connect();
      const root = roots.get(reader)!;
      await writer.posted(room.id, { text: `@${reader.name}`, replyTo: root.id });
      await writer.posted(room.id, { thread: root.id });
      expect(await toldOf(socket, room)).toEqual([]);
      const mentions = await reader.get<{ messages: Message[] }>('/api/mentions');
      expect(mentions.body.messages).toEqual([]);
    }
    for (const person of [one, other]) person.close();
  });

  it('does not cross a block when everybody is called', async () => {
    const [one, other] = [await Person.register(server.url), await Person.register(server.url)];
    const room = await one.makeRoom();
    for (const { name } of [other, omid]) await one.call('POST', `/api/rooms/${room.id}/members/${name}`);
    await other.call('PUT', `/api/users/${one.name}/block`);
    const [ofOther, ofOmid] = [await other.connect(), await omid.connect()];
    const message = await one.posted(room.id, { text: '@all' });
    expect(await toldOf(ofOmid, room)).toEqual([{ reason: 'mention', message }]);
    expect(await toldOf(ofOther, room)).toEqual([]);
    const { body } = await other.get<{ messages: Message[]; room: Room }>(
      `/api/rooms/${room.id}/sync?since=0`,
    );
    expect(body.room.membership?.mentions).toBe(0);
    expect((await other.get<{ messages: Message[] }>('/api/mentions')).body.messages).toEqual([]);
    other.close();
  });

  it('comes to no one who left the room, whatever they follow there', async () => {
    const room = await begin();
    const socket = await nima.connect();
    const root = await nima.posted(room.id);
    await nima.call('DELETE', `/api/rooms/${room.id}/members/${nima.name}`);
    await sara.posted(room.id, { thread: root.id, replyTo: root.id, text: `@${nima.name}` });
    expect(await toldOf(socket, room)).toEqual([]);
    expect(socket.all('thread_updated').filter((thread) => thread.room === room.id)).toEqual([]);
  });
});

describe('a message of a conversation of two', () => {
  it('goes to both under its own name, one by one, and concerns the other', async () => {
    const [one, other] = [await Person.register(server.url), await Person.register(server.url)];
    const room = await directWith(one, other);
    const [ofOne, ofOther] = [await one.connect(), await other.connect()];
    const replica = await Replica.of(other, ofOther, room.id);
    await Promise.all(
      Array.from({ length: 5 }, (_, index) => one.posted(room.id, { text: `پیام ${index}` })),
    );
    await replica.catchUp();
    expect(ofOther.all('private_message').map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    expect(ofOther.heard.filter(({ event }) => event === 'message' || event === 'messages')).toEqual([]);
    await ofOne.until(() => ofOne.all('private_message').length === 5);
    expect(replica.messages).toEqual(await replica.fresh());
    const told = await toldOf(ofOther, room);
    expect(told).toEqual(replica.messages.map((message) => ({ reason: 'direct', message })));
    expect(await toldOf(ofOne, room)).toEqual([]);
    for (const person of [one, other]) person.close();
  });

  it('calls nobody with @all', async () => {
    const [one, other] = [await Person.register(server.url), await Person.register(server.url)];
    const room = await directWith(one, other);
    expect((await one.posted(room.id, { text: '@all' })).mentions).toEqual([]);
  });

  it('is refused by a block of either, and the blocked one learns no more than that none are taken', async () => {
    const [one, other] = [await Person.register(server.url), await Person.register(server.url)];
    const room = await directWith(one, other);
    await other.posted(room.id);
    await one.call('PUT', `/api/users/${other.name}/block`);
    const [byBlocker, byBlocked] = [await one.post(room.id), await other.post(room.id)];
    expect([byBlocker.status, byBlocker.body]).toMatchObject([403, { code: 'user.blocked' }]);
    expect([byBlocked.status, byBlocked.body]).toMatchObject([403, { code: 'user.refusesPrivate' }]);
    await one.call('DELETE', `/api/users/${other.name}/block`);
    expect((await other.post(room.id)).status).toBe(201);
  });

  it('is refused by who takes none, until they have written there themselves', async () => {
    const [one, other] = [await Person.register(server.url), await Person.register(server.url)];
    const room = await directWith(one, other);
    await other.call('PATCH', '/api/users/me/preferences', { allowPrivate: false });
    expect((await one.post(room.id)).body).toMatchObject({ code: 'user.refusesPrivate' });
    expect((await other.post(room.id)).status).toBe(201);
    expect((await one.post(room.id)).status).toBe(201);
  });
});
