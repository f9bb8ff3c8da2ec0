import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message, MessagesPage, Room, RoomsAnswer, SyncAnswer } from '#contracts';
import { Person } from '../support/person.js';
import { Replica } from '../support/replica.js';
import { TestServer } from '../support/server.js';

let server: TestServer;
let sara: Person;
let omid: Person;
beforeAll(async () => {
  server = await TestServer.start();
  sara = await Person.register(server.url, { username: 'Sara_M' });
  omid = await Person.register(server.url, { username: 'Omid_K' });
});
afterAll(async () => {
  sara.close();
  omid.close();
  await server.stop();
});

const enter = (person: Person, { id }: Room) =>
  person.call('POST', `/api/rooms/${id}/members/${person.name}`);
const leave = (person: Person, { id }: Room) =>
  person.call('DELETE', `/api/rooms/${id}/members/${person.name}`);

/** A room of sara's with omid in it. */
async function begin(): Promise<Room> {
  const room = await sara.makeRoom();
  await enter(omid, room);
  return room;
}

const mentionsOf = (person: Person, query = '?limit=200') =>
  person.get<MessagesPage>(`/api/mentions${query}`);
const idsIn = async (person: Person, room: Room) =>
  (await mentionsOf(person)).body.messages.filter(({ room: id }) => id === room.id).map(({ id }) => id);
const countFor = async (person: Person, { id }: Room) => {
  const { body } = await person.get<RoomsAnswer>('/api/rooms');
  return body.rooms.find((each) => each.id === id)?.membership?.mentions;
};

describe('a message', () => {
  it('mentions members by their true names, each once, and nobody from code or from outside', async () => {
    const room = await begin();
    const stranger = await Person.register(server.url);
    const text = `@omid_k @OMID_K @${stranger.name} @nobody_here \`@sara_m\`\n@sara_m`;
    const message = await sara.posted(room.id, { text });
    expect(message).toMatchObject({ text, mentions: ['Omid_K', 'Sara_M'] });
    const { body } = await omid.get<{ message: Message }>(`/api/messages/${message.id}`);
    expect(body.message).toEqual(message);
    expect(await idsIn(omid, room)).toEqual([message.id]);
    expect(await idsIn(sara, room)).toEqual([]);
    expect(await idsIn(stranger, room)).toEqual([]);
  });

  it('tells its mentions to everybody by event as a fresh question answers them', async () => {
    const room = await begin();
    const socket = await omid.connect();
    const replica = await Replica.of(omid, socket, room.id);
    await sara.posted(room.id, { text: 'سلام @omid_k' });
    await sara.posted(room.id, { text: 'سلام @all' });
    await replica.catchUp();
    expect(replica.messages.map(({ mentions }) => mentions)).toEqual([['Omid_K'], ['all']]);
    expect(replica.messages).toEqual(await replica.fresh());
  });

  it('calls everybody when those who keep order write it, and nobody when others do', async () => {
    const room = await begin();
    const [called, plain] = [
      await sara.posted(room.id, { text: 'همه بیایند @ALL' }),
      await omid.posted(room.id, { text: 'همه بیایند @all' }),
    ];
    expect([called.mentions, plain.mentions]).toEqual([['all'], []]);
    expect(await idsIn(omid, room)).toEqual([called.id]);
    expect(await idsIn(sara, room)).toEqual([]);
  });

  it('takes fifty names, and is refused with fifty-one, on both doors', async () => {
    const room = await begin();
    const socket = await sara.connect();
    const names = Array.from({ length: 51 }, (_, index) => `@name_${index}`);
    expect((await sara.post(room.id, { text: names.slice(1).join(' ') })).status).toBe(201);
    expect((await sara.post(room.id, { text: `${names.slice(1).join(' ')} @NAME_1` })).status).toBe(201);
    const details = [{ field: 'text', code: 'tooMany' }];
    const byHttp = await sara.post(room.id, { text: names.join(' ') });
    expect([byHttp.status, byHttp.body]).toMatchObject([422, { code: 'validation.failed', details }]);
    const wish = { room: room.id, text: names.join(' '), clientId: randomUUID() };
    expect(await socket.ask('message', wish)).toMatchObject({
      error: { code: 'validation.failed', details },
    });
  });
});

describe('an edit', () => {
  it('finds the mentions anew, for the message and for those who are no longer or now mentioned', async () => {
    const room = await begin();
    const nima = await Person.register(server.url);
    await enter(nima, room);
    const replica = await Replica.of(omid, await omid.connect(), room.id);
    const message = await sara.posted(room.id, { text: 'سلام @omid_k' });
    await sara.call('PATCH', `/api/messages/${message.id}`, { text: `سلام @${nima.name} @all` });
    await replica.catchUp();
    expect(replica.messages.map(({ mentions }) => mentions)).toEqual([[nima.name, 'all']]);
    expect(replica.messages).toEqual(await replica.fresh());
    await sara.call('PATCH', `/api/messages/${message.id}`, { text: `سلام @${nima.name}` });
    expect([await idsIn(omid, room), await countFor(omid, room)]).toEqual([[], 0]);
    expect([await idsIn(nima, room), await countFor(nima, room)]).toEqual([[message.id], 1]);
  });

  it('tells those who have not read it how many mentions they have now, and nobody else', async () => {
    const room = await begin();
    const nima = await Person.register(server.url);
    await enter(nima, room);
    const { id } = await sara.posted(room.id, { text: 'سلام @omid_k' });
    const { id: read } = await sara.posted(room.id, { text: 'درود @omid_k' });
    await nima.call('PUT', `/api/rooms/${room.id}/read`, { seq: 1 });
    const [hers, his, theirs] = await Promise.all([sara, omid, nima].map((person) => person.connect()));
    const own = (mentions: number) => ({ lastReadAsides: 0, mentions });
    await sara.call('PATCH', `/api/messages/${id}`, { text: `سلام @${nima.name}` });
    expect(await his!.next('read_updated')).toEqual({
      room: room.id,
      username: omid.name,
      lastReadSeq: 0,
      own: own(1),
    });
    await sara.call('PATCH', `/api/messages/${read}`, { text: '@all @omid_k' });
    await theirs!.next('read_updated', (event) => event.lastReadSeq === 1 && event.own?.mentions === 1);
    await sara.call('DELETE', `/api/messages/${read}`);
    await his!.next('read_updated', (event) => event.own?.mentions === 0);
    await theirs!.next('read_updated', (event) => event.own?.mentions === 0);
    expect([await countFor(omid, room), await countFor(nima, room)]).toEqual([0, 0]);
    expect(hers!.all('read_updated')).toEqual([]);
    expect(theirs!.all('read_updated')).toHaveLength(2);
    nima.close();
  });

  it('is refused with fifty-one names', async () => {
    const room = await begin();
    const { id } = await sara.posted(room.id);
    const text = Array.from({ length: 51 }, (_, index) => `@name_${index}`).join(' ');
    const answer = await sara.call('PATCH', `/api/messages/${id}`, { text });
    expect(answer.body).toMatchObject({ details: [{ field: 'text', code: 'tooMany' }] });
  });
});

describe('a deleted message', () => {
  it('mentions nobody any more', async () => {
    const room = await begin();
    const { id } = await sara.posted(room.id, { text: '@omid_k' });
    await sara.call('DELETE', `/api/messages/${id}`);
    expect([await idsIn(omid, room), await countFor(omid, room)]).toEqual([[], 0]);
  });
});

describe('unread mentions', () => {
  it('are counted apart, in the list of rooms and in sync, until they are read', async () => {
    const room = await begin();
    await sara.posted(room.id, { text: '@omid_k' });
    await sara.posted(room.id, { text: 'چیز دیگر' });
    await sara.posted(room.id, { text: '@omid_k @all' });
    expect(await countFor(omid, room)).toBe(2);
    expect(await countFor(sara, room)).toBe(0);
    const sync = await omid.get<SyncAnswer>(`/api/rooms/${room.id}/sync?since=0`);
    expect(sync.body.room.membership?.mentions).toBe(2);
    await omid.call('PUT', `/api/rooms/${room.id}/read`, { seq: 2 });
    expect(await countFor(omid, room)).toBe(1);
    await omid.call('PUT', `/api/rooms/${room.id}/read`, { seq: 3 });
    expect(await countFor(omid, room)).toBe(0);
  });

  it('are none of what was said before one came', async () => {
    const room = await sara.makeRoom();
    await sara.posted(room.id, { text: '@all' });
    await enter(omid, room);
    expect(await countFor(omid, room)).toBe(0);
    expect(await idsIn(omid, room)).toEqual([]);
  });
});

describe('the page of one’s mentions', () => {
  it('goes back from the newest, over all rooms, without holes or repeats', async () => {
    const nima = await Person.register(server.url);
    const rooms = [await begin(), await begin()];
    for (const room of rooms) await enter(nima, room);
    const ids: string[] = [];
    for (let count = 0; count < 7; count += 1) {
      const text = count % 3 === 0 ? `@all @${nima.name}` : `@${nima.name}`;
      ids.unshift((await sara.posted(rooms[count % 2]!.id, { text })).id);
    }
    const pages: string[][] = [];
    let cursor: string | undefined = '';
    while (cursor !== undefined) {
      const { body }: { body: MessagesPage } = await mentionsOf(
        nima,
        `?limit=3${cursor && `&cursor=${cursor}`}`,
      );
      pages.push(body.messages.map(({ id }) => id));
      cursor = body.cursor;
    }
    expect(pages.map(({ length }) => length)).toEqual([3, 3, 1]);
    expect(pages.flat()).toEqual(ids);
  });

  it('has nothing of a room one has left, and has it again when one is back', async () => {
    const room = await begin();
    const message = await sara.posted(room.id, { text: '@omid_k' });
    await leave(omid, room);
    expect(await idsIn(omid, room)).toEqual([]);
    await enter(omid, room);
    expect(await idsIn(omid, room)).toEqual([message.id]);
  });

  it.each(['?cursor=x', '?cursor=', '?limit=0', '?limit=201', '?limit=x', '?room=general'])(
    'is refused when asked by %s',
    async (query) => {
      const answer = await mentionsOf(sara, query);
      expect([answer.status, answer.body]).toMatchObject([422, { code: 'validation.failed' }]);
    },
  );
});
