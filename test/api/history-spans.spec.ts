import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  HistoryAnswer,
  Message,
  MessagesPage,
  PinsAnswer,
  Room,
  RoomsAnswer,
  SyncAnswer,
} from '#contracts';
import { Person, type TestSocket } from '../support/person.js';
import { findable, search } from '../support/search.js';
import { TestServer } from '../support/server.js';

let server: TestServer;
let owner: Person;
let member: Person;
let newcomer: Person;
let heard: TestSocket;
let room: Room;
let before: Message[];
let after: Message;

const invite = (who: Person) => owner.call('POST', `/api/rooms/${room.id}/members/${who.name}`);
const set = (wish: object) => owner.call('PATCH', `/api/rooms/${room.id}`, wish);
const textsOf = (messages: Message[]) => messages.map(({ text }) => text);

/** A room in which three things were said and pinned before somebody came, and one after. */
beforeAll(async () => {
  server = await TestServer.start();
  owner = await Person.register(server.url);
  member = await Person.register(server.url);
  newcomer = await Person.register(server.url);
  room = await owner.makeRoom({ kind: 'private' });
  await invite(member);
  expect((await set({ history: 'joining' })).status).toBe(200);
  before = [];
  for (const text of ['رمز یک', 'رمز دو', `رمز سه @${newcomer.name}`])
    before.push(await owner.posted(room.id, { text }));
  await owner.call('PUT', `/api/messages/${before[0]!.id}/pin`);
  heard = await newcomer.connect();
  await invite(newcomer);
  await heard.next('new_room', (event) => event.room.id === room.id);
  after = await member.posted(room.id, { text: 'رمز چهار', replyTo: before[1]!.id });
});
afterAll(async () => {
  for (const person of [owner, member, newcomer]) person.close();
  await server.stop();
});

describe('a room whose history is open from joining', () => {
  it('AZ4 shows a newcomer what was said since, and nothing before', async () => {
    for (const query of ['', '?before=4', '?after=0', '?around=2', '?limit=1&before=5']) {
      const { body } = await newcomer.get<HistoryAnswer>(`/api/rooms/${room.id}/messages${query}`);
      expect(textsOf(body.messages).filter((text) => text !== after.text)).toEqual([]);
      expect([body.hasMore, body.answered]).toEqual([false, []]);
    }
    const { messages } = (await newcomer.get<HistoryAnswer>(`/api/rooms/${room.id}/messages`)).body;
    expect(textsOf(messages)).toEqual([after.text]);
  });

  it('AZ4 shows no more by sync, from whatever rev, on either door', async () => {
    const { body } = await newcomer.get<SyncAnswer>(`/api/rooms/${room.id}/sync?since=0`);
    expect([textsOf(body.messages), body.answered]).toEqual([[after.text], []]);
    expect(body.rev).toBe(body.room.rev);
    const answer = await heard.ask('sync', { room: room.id, since: 0 });
    expect(answer).toMatchObject({ ok: true, messages: [{ text: after.text }], answered: [] });
  });

  it('AZ4 hides older messages wherever else messages are shown', async () => {
    const pins = await newcomer.get<PinsAnswer>(`/api/rooms/${room.id}/pins`);
    const mentions = await newcomer.get<MessagesPage>('/api/mentions');
    await findable(newcomer, room.id);
    const found = await search(newcomer, { q: 'رمز' });
    expect(pins.body.messages).toEqual([]);
    expect(mentions.body.messages).toEqual([]);
    expect(found.body.hits.map(({ message }) => message.text)).toEqual([after.text]);
    const rooms = await newcomer.get<RoomsAnswer>('/api/rooms');
    expect(rooms.body.rooms.find(({ id }) => id === room.id)?.lastMessage?.text).toBe(after.text);
  });

  it.each([
    ['GET', ''],
    ['GET', '/edits'],
    ['GET', '/thread'],
    ['GET', '/reactions'],
    ['PUT', '/reactions/👍'],
    ['PUT', '/bookmark'],
    ['DELETE', ''],
  ])('AZ4 answers %s messages/:id%s of an older one as if it were not there', async (method, path) => {
    const id = before[0]!.id;
    const hidden = await newcomer.call(method, `/api/messages/${id}${path}`);
    const missing = await newcomer.call(method, `/api/messages/${room.id}${path}`);
    expect(hidden.status).toBe(404);
    expect(hidden.text).toBe(missing.text);
    expect((await member.get(`/api/messages/${id}`)).status).toBe(200);
  });

  it('AZ23 tells a newcomer of no change of what was said before', async () => {
    const old = before[1]!.id;
    await owner.call('PATCH', `/api/messages/${old}`, { text: 'رمز دیگر' });
    await owner.call('PUT', `/api/messages/${old}/reactions/👍`);
    await owner.call('PUT', `/api/messages/${old}/pin`);
    await owner.posted(room.id, { text: 'در رشته', thread: old });
    await owner.call('DELETE', `/api/messages/${before[2]!.id}`);
    const last = await owner.posted(room.id, { text: 'پایان' });
    await heard.next('message', ({ id }) => id === last.id);
    const told = heard.heard.filter(({ payload }) => {
      const words = JSON.stringify(payload);
      return before.some(({ id }) => words.includes(`"id":"${id}"`)) || words.includes('رمز دیگر');
    });
    expect(told).toEqual([]);
  });

  it('is open from its start for all when it is set so', async () => {
    await set({ history: 'start' });
    const { body } = await newcomer.get<HistoryAnswer>(`/api/rooms/${room.id}/messages`);
    expect(body.messages[0]).toMatchObject({ id: before[0]!.id, text: 'رمز یک' });
  });
});
