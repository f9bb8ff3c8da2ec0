import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MessageAnswer, MessagesPage } from '#contracts';
import { Person } from '../support/person.js';
import { RoomCopy, fresh } from '../support/room-copy.js';
import { TestServer } from '../support/server.js';

let server: TestServer;
let sara: Person;
beforeAll(async () => {
  server = await TestServer.start();
  await Person.register(server.url);
  sara = await Person.register(server.url);
});
afterAll(async () => {
  sara.close();
  await server.stop();
});

/** Somebody new, in a room of sara's with so many messages. */
async function reader(count: number) {
  const room = await sara.makeRoom();
  const omid = await Person.register(server.url);
  await omid.call('POST', `/api/rooms/${room.id}/members/${omid.name}`);
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    ids.push((await sara.say(room.id, `پیام ${index}`)).body.message.id);
  }
  return { room, omid, ids };
}

const keep = (person: Person, id: string) =>
  person.call<MessageAnswer>('PUT', `/api/messages/${id}/bookmark`);
const drop = (person: Person, id: string) =>
  person.call<MessageAnswer>('DELETE', `/api/messages/${id}/bookmark`);
const kept = async (person: Person, query = '') =>
  (await person.get<MessagesPage>(`/api/bookmarks${query}`)).body;

describe('bookmarks', () => {
  it('are one’s own: nobody else sees or hears of them, and no rev counts them', async () => {
    const { room, omid, ids } = await reader(1);
    const [own, others] = [await omid.connect(), await sara.connect()];
    expect((await keep(omid, ids[0]!)).body.message).toMatchObject({ bookmarked: true, rev: 1 });
    expect((await keep(omid, ids[0]!)).status).toBe(200);
    expect((await fresh(sara, room.id))[0]).not.toHaveProperty('bookmarked');
    expect((await drop(omid, ids[0]!)).body.message).not.toHaveProperty('bookmarked');
    await own.until(() => own.all('bookmark_updated').length === 2);
    expect(own.all('bookmark_updated')).toEqual([
      { room: room.id, id: ids[0], on: true },
      { room: room.id, id: ids[0], on: false },
    ]);
    await others.ask('get_online_users', {});
    expect(others.all('bookmark_updated')).toEqual([]);
    omid.close();
  });

  it('give the state that their events gave, on another device', async () => {
    const { room, omid, ids } = await reader(2);
    await keep(omid, ids[0]!);
    const copy = await RoomCopy.of(omid, room.id);
    await keep(omid, ids[1]!);
    await drop(omid, ids[0]!);
    const state = await copy.after('bookmark_updated', ({ id, on }) => id === ids[0] && !on);
    expect(state).toEqual(await fresh(omid, room.id));
    expect(state.map(({ bookmarked }) => bookmarked)).toEqual([undefined, true]);
    omid.close();
  });

  it('are listed newest first, in pages without holes or repeats', async () => {
    const { omid, ids } = await reader(7);
    await Promise.all(ids.map((id) => keep(omid, id)));
    const pages: string[][] = [];
    let cursor: string | undefined;
    do {
      const page = await kept(omid, `?limit=3${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
      pages.push(page.messages.map(({ id }) => id));
      cursor = page.cursor;
    } while (cursor);
    expect(pages.map(({ length }) => length)).toEqual([3, 3, 1]);
    expect(pages.flat().sort()).toEqual([...ids].sort());
    expect((await kept(omid)).messages.map(({ id }) => id)).toEqual(pages.flat());
    expect((await kept(omid)).cursor).toBeUndefined();
  });

  it('show a deleted message as deleted, and one may drop it then', async () => {
    const { omid, ids } = await reader(1);
    await keep(omid, ids[0]!);
    await sara.call('DELETE', `/api/messages/${ids[0]}`);
    expect((await kept(omid)).messages).toMatchObject([{ id: ids[0], text: '', bookmarked: true }]);
    expect((await drop(omid, ids[0]!)).status).toBe(200);
    expect((await kept(omid)).messages).toEqual([]);
  });

  it('of a room one has left are not shown until one is back', async () => {
    const { room, omid, ids } = await reader(2);
    await keep(omid, ids[0]!);
    await omid.call('DELETE', `/api/rooms/${room.id}/members/${omid.name}`);
    expect((await kept(omid)).messages).toEqual([]);
    await omid.call('POST', `/api/rooms/${room.id}/members/${omid.name}`);
    expect((await kept(omid)).messages.map(({ id }) => id)).toEqual([ids[0]]);
  });

  it.each(['?limit=0', '?limit=201', '?limit=x', '?cursor=', '?cursor=x', '?cursor=1.x', '?more=1'])(
    'refuse %s',
    async (query) => {
      const answer = await sara.get(`/api/bookmarks${query}`);
      expect([answer.status, answer.body]).toMatchObject([422, { code: 'validation.failed' }]);
    },
  );
});
