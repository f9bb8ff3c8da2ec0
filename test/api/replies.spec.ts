import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HistoryAnswer, Message, Room, SyncAnswer } from '#contracts';
import { Person } from '../support/person.js';
import { Replica } from '../support/replica.js';
import { TestServer } from '../support/server.js';

let server: TestServer;
let sara: Person;
let omid: Person;
beforeAll(async () => {
  server = await TestServer.start();
  sara = await Person.register(server.url);
  omid = await Person.register(server.url);
});
afterAll(async () => {
  sara.close();
  omid.close();
  await server.stop();
});

/** A room of sara's with omid in it, and a question of his. */
async function begin(): Promise<{ room: Room; question: Message }> {
  const room = await sara.makeRoom();
  await sara.call('POST', `/api/rooms/${room.id}/members/${omid.name}`);
  return { room, question: await omid.posted(room.id, { text: 'چه خبر؟' }) };
}

const history = (person: Person, room: Room, query: string) =>
  person.get<HistoryAnswer>(`/api/rooms/${room.id}/messages${query}`);

describe('a reply', () => {
  it('names what it answers, in its ack, by event and in every later reading', async () => {
    const { room, question } = await begin();
    const replica = await Replica.of(omid, await omid.connect(), room.id);
    const reply = await sara.posted(room.id, { replyTo: question.id.toUpperCase(), dir: 'rtl' });
    expect(reply).toMatchObject({ replyTo: question.id, dir: 'rtl', seq: 2 });
    await replica.catchUp();
    expect(replica.messages).toEqual([question, reply]);
    expect(await replica.fresh()).toEqual([question, reply]);
  });

  it('comes with what it answers where that is not in the page itself', async () => {
    const { room, question } = await begin();
    for (let count = 0; count < 3; count += 1) await sara.posted(room.id, { replyTo: question.id });
    const page = await history(sara, room, '?limit=2');
    expect(page.body.answered).toEqual([question]);
    expect((await history(sara, room, '')).body.answered).toEqual([]);
    const sync = await sara.get<SyncAnswer>(`/api/rooms/${room.id}/sync?since=2`);
    expect(sync.body.answered).toEqual([question]);
    const all = await sara.get<SyncAnswer>(`/api/rooms/${room.id}/sync?since=0`);
    expect(all.body.answered).toEqual([]);
  });

  it('can answer what stands only in a thread, and brings it along', async () => {
    const { room, question } = await begin();
    const aside = await omid.posted(room.id, { thread: question.id });
    await sara.posted(room.id, { replyTo: aside.id });
    expect((await history(sara, room, '')).body.answered).toEqual([aside]);
  });

  it('is refused when what it answers is not there, or in another room, or not one’s own to read, by the same bytes', async () => {
    const { room } = await begin();
    const elsewhere = await sara.posted((await sara.makeRoom()).id);
    const hidden = await omid.posted((await omid.makeRoom({ kind: 'private' })).id);
    const nothing = await sara.post(room.id, { replyTo: randomUUID() });
    expect([nothing.status, nothing.body]).toMatchObject([404, { code: 'message.notFound' }]);
    const socket = await sara.connect();
    for (const replyTo of [elsewhere.id, hidden.id]) {
      const answer = await sara.post(room.id, { replyTo });
      expect([answer.status, answer.text]).toEqual([404, nothing.text]);
      const wish = { room: room.id, text: 'سلام', clientId: randomUUID(), replyTo };
      expect(await socket.ask('message', wish)).toMatchObject({ error: { code: 'message.notFound' } });
    }
    expect((await history(sara, room, '')).body.messages).toHaveLength(1);
  });

  it.each([
    [{ replyTo: 'x' }, 'replyTo'],
    [{ replyTo: 5 }, 'replyTo'],
    [{ replyTo: null }, 'replyTo'],
    [{ replyTo: [] }, 'replyTo'],
    [{ dir: 'up' }, 'dir'],
    [{ dir: null }, 'dir'],
    [{ dir: 1 }, 'dir'],
    [{ text: `e${'\u0301'.repeat(20)}` }, 'text'],
    [{ text: 'ا'.repeat(4001) }, 'text'],
    [{ mentions: ['x'] }, 'mentions'],
  ])('is refused alike on both doors when it carries %j', async (wrong, field) => {
    const { room, question } = await begin();
    const socket = await sara.connect();
    const wish = { text: 'سلام', clientId: randomUUID(), replyTo: question.id, ...wrong };
    const byHttp = await sara.call('POST', `/api/rooms/${room.id}/messages`, wish);
    expect([byHttp.status, byHttp.body]).toMatchObject([422, { details: [{ field }] }]);
    expect(await socket.askRaw('message', { room: room.id, ...wish })).toMatchObject({
      error: { code: 'validation.failed', details: [{ field }] },
    });
  });

  it('is the first one when its clientId comes again with the same body, and a conflict with another', async () => {
    const { room, question } = await begin();
    const clientId = randomUUID();
    const first = await sara.posted(room.id, { replyTo: question.id, clientId });
    expect(await sara.posted(room.id, { replyTo: question.id, clientId })).toEqual(first);
    for (const other of [{}, { replyTo: first.id }]) {
      const answer = await sara.post(room.id, { ...other, clientId });
      expect([answer.status, answer.body]).toMatchObject([409, { code: 'message.idConflict' }]);
    }
  });

  it('is refused when what it answers was deleted, and shows what stays of it when that is deleted afterwards', async () => {
    const { room, question } = await begin();
    const reply = await sara.posted(room.id, { replyTo: question.id });
    await omid.call('DELETE', `/api/messages/${question.id}`);
    const answer = await sara.post(room.id, { replyTo: question.id });
    expect([answer.status, answer.body]).toMatchObject([404, { code: 'message.notFound' }]);
    const page = await history(sara, room, '?after=1');
    expect(page.body.messages).toEqual([reply]);
    expect(page.body.answered).toMatchObject([{ id: question.id, text: '' }]);
    expect(page.body.answered[0]?.deletedAt).toBeDefined();
  });
});

describe('a message that is sent again after it has changed', () => {
  it('is still the one that was sent first, as it is now', async () => {
    const { room } = await begin();
    const clientId = randomUUID();
    const { id } = await sara.posted(room.id, { text: 'نخست', clientId });
    await sara.call('PATCH', `/api/messages/${id}`, { text: 'دوم' });
    await sara.call('PATCH', `/api/messages/${id}`, { text: 'سوم' });
    expect(await sara.posted(room.id, { text: 'نخست', clientId })).toMatchObject({ id, text: 'سوم' });
    expect((await sara.post(room.id, { text: 'سوم', clientId })).body).toMatchObject({
      code: 'message.idConflict',
    });
    await sara.call('DELETE', `/api/messages/${id}`);
    expect(await sara.posted(room.id, { text: 'نخست', clientId })).toMatchObject({ id, text: '' });
  });
});
