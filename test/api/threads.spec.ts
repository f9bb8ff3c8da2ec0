import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type HistoryAnswer,
  type Message,
  type Room,
  type RoomsAnswer,
  type Thread,
  type ThreadAnswer,
  type ThreadsAnswer,
  unreadCount,
} from '#contracts';
import { Person } from '../support/person.js';
import { Replica } from '../support/replica.js';
import { TestServer } from '../support/server.js';

let server: TestServer;
let sara: Person;
let omid: Person;
beforeAll(async () => {
  server = await TestServer.start();
  sara = await Person.register(server.url, { displayName: 'سارا' });
  omid = await Person.register(server.url);
});
afterAll(async () => {
  sara.close();
  omid.close();
  await server.stop();
});

/** A room of sara's with omid in it, and a message of hers in it. */
async function begin(): Promise<{ room: Room; root: Message }> {
  const room = await sara.makeRoom();
  await sara.call('POST', `/api/rooms/${room.id}/members/${omid.name}`);
  return { room, root: await sara.posted(room.id, { text: 'آغاز' }) };
}

const threadOf = (person: Person, id: string, query = '') =>
  person.get<ThreadAnswer>(`/api/messages/${id}/thread${query}`);
const update = (person: Person, id: string, wish: object) =>
  person.call<{ thread: Thread }>('PUT', `/api/messages/${id}/thread`, wish);
const roomFor = async (person: Person, id: string) => {
  const { body } = await person.get<RoomsAnswer>('/api/rooms');
  const room = body.rooms.find((each) => each.id === id);
  if (!room?.membership) throw new Error('not in the room');
  return { ...room, membership: room.membership };
};
const threadSeqs = ({ messages }: { messages: Message[] }) => messages.map(({ threadSeq }) => threadSeq);

describe('a reply in a thread', () => {
  it('takes its place in the room and in the thread, and its root changes behind it', async () => {
    const { room, root } = await begin();
    const reply = await omid.posted(room.id, { thread: root.id });
    expect(reply).toMatchObject({ seq: 2, rev: 2, thread: root.id, threadSeq: 1, inRoom: false, asides: 1 });
    const shown = await sara.posted(room.id, { thread: root.id, inRoom: true });
    expect(shown).toMatchObject({ seq: 3, rev: 4, thread: root.id, threadSeq: 2, inRoom: true, asides: 1 });
    const { body } = await sara.get<{ message: Message }>(`/api/messages/${root.id}`);
    expect(body.message).toMatchObject({
      rev: 5,
      replies: {
        count: 2,
        lastAt: shown.timestamp,
        people: [
          { username: sara.name, displayName: 'سارا' },
          { username: omid.name, displayName: omid.name },
        ],
      },
    });
    expect(await roomFor(omid, room.id)).toMatchObject({ seq: 3, asides: 1, rev: 5 });
  });

  it('goes to the thread of the message it names when that one stands in a thread itself', async () => {
    const { room, root } = await begin();
    const first = await sara.posted(room.id, { thread: root.id });
    expect(await sara.posted(room.id, { thread: first.id })).toMatchObject({ thread: root.id, threadSeq: 2 });
  });

  it('is not in the room’s pages nor its newest message unless it is shown there, and sync brings all', async () => {
    const { room, root } = await begin();
    const aside = await omid.posted(room.id, { thread: root.id });
    expect((await roomFor(omid, room.id)).lastMessage?.id).toBe(root.id);
    const shown = await omid.posted(room.id, { thread: root.id, inRoom: true });
    await omid.posted(room.id, { thread: root.id });
    const page = await sara.get<HistoryAnswer>(`/api/rooms/${room.id}/messages`);
    expect(page.body.messages.map(({ id }) => id)).toEqual([root.id, shown.id]);
    expect((await roomFor(omid, room.id)).lastMessage?.id).toBe(shown.id);
    const sync = await sara.get<{ messages: Message[] }>(`/api/rooms/${room.id}/sync?since=0`);
    expect(sync.body.messages.map(({ id }) => id)).toContain(aside.id);
    expect(sync.body.messages).toHaveLength(4);
  });

  it('moves no read mark in the room and is no unread message there', async () => {
    const { room, root } = await begin();
    await sara.posted(room.id, { text: 'دو' });
    await omid.posted(room.id, { thread: root.id });
    const before = await roomFor(omid, room.id);
    expect([before.membership.lastReadSeq, unreadCount(before, before.membership)]).toEqual([0, 2]);
    await omid.posted(room.id, { text: 'سه' });
    const after = await roomFor(omid, room.id);
    expect(after.membership).toMatchObject({ lastReadSeq: 4, lastReadAsides: 1 });
    expect(unreadCount(after, after.membership)).toBe(0);
    await sara.posted(room.id, { thread: root.id, inRoom: true });
    const shown = await roomFor(omid, room.id);
    expect(unreadCount(shown, shown.membership)).toBe(1);
  });

  it('is answered as the first time when it is repeated, and a conflict when it is sent elsewhere', async () => {
    const { room, root } = await begin();
    const clientId = randomUUID();
    const first = await omid.posted(room.id, { thread: root.id, clientId });
    expect(await omid.posted(room.id, { thread: root.id, clientId })).toEqual(first);
    for (const other of [{}, { thread: root.id, inRoom: true }]) {
      expect((await omid.post(room.id, { ...other, clientId })).body).toMatchObject({
        code: 'message.idConflict',
      });
    }
    expect((await threadOf(omid, root.id)).body.messages).toHaveLength(1);
  });
});

describe('a thread whose beginning was deleted', () => {
  it('goes on when it has begun, and does not begin when it has not', async () => {
    const { room, root } = await begin();
    const bare = await sara.posted(room.id);
    await omid.posted(room.id, { thread: root.id });
    for (const { id } of [root, bare]) await sara.call('DELETE', `/api/messages/${id}`);
    expect(await omid.posted(room.id, { thread: root.id })).toMatchObject({ threadSeq: 2 });
    expect((await threadOf(omid, root.id)).body.thread.root).toMatchObject({
      text: '',
      replies: { count: 2 },
    });
    expect((await omid.post(room.id, { thread: bare.id })).body).toMatchObject({ code: 'message.notFound' });
  });
});

describe('fifty replies and messages at once', () => {
  it('leave no hole and no repeat in any count, and every change is told once, in order', async () => {
    const { room, root } = await begin();
    const other = await omid.posted(room.id, { text: 'ریشهٔ دیگر' });
    const [listener, writer] = [await omid.connect(), await sara.connect()];
    const replica = await Replica.of(omid, listener, room.id);
    await Promise.all(
      Array.from({ length: 50 }, (_, index) => {
        const thread = [undefined, root.id, other.id][index % 3];
        const wish = { text: `پیام ${index}`, ...(thread && { thread, inRoom: index % 2 === 0 }) };
        return index % 5 === 0
          ? omid.posted(room.id, wish)
          : writer.ask('message', { room: room.id, clientId: randomUUID(), ...wish });
      }),
    );
    await replica.catchUp();
    const messages = replica.messages;
    expect(messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 52 }, (_, index) => index + 1));
    for (const { id, replies } of [root, other].map(({ id }) => messages.find((each) => each.id === id)!)) {
      const counts = messages.filter(({ thread }) => thread === id).map(({ threadSeq }) => threadSeq);
      expect(counts).toEqual(counts.map((_, index) => index + 1));
      expect(replies?.count).toBe(counts.length);
    }
    let asides = 0;
    for (const message of messages) {
      if (message.inRoom === false) asides += 1;
      expect(message.asides ?? 0).toBe(asides);
    }
    expect(replica.revs).toEqual(Array.from({ length: replica.rev - 2 }, (_, index) => index + 3));
    expect(messages).toEqual(await replica.fresh());
    expect((await roomFor(omid, room.id)).asides).toBe(asides);
  });
});

describe('a page of a thread', () => {
  it('is the newest, or is asked for by the place in the thread', async () => {
    const { room, root } = await begin();
    for (let count = 1; count <= 9; count += 1) await sara.posted(room.id, { thread: root.id });
    const newest = await threadOf(omid, root.id, '?limit=4');
    expect([threadSeqs(newest.body), newest.body.hasMore]).toEqual([[6, 7, 8, 9], true]);
    const before = await threadOf(omid, root.id, '?before=3&limit=4');
    expect([threadSeqs(before.body), before.body.hasMore]).toEqual([[1, 2], false]);
    const after = await threadOf(omid, root.id, '?after=5&limit=2');
    expect([threadSeqs(after.body), after.body.hasMore]).toEqual([[6, 7], true]);
    const around = await threadOf(omid, root.id, '?around=5&limit=4');
    expect([threadSeqs(around.body), around.body.hasMore, around.body.hasMoreAfter]).toEqual([
      [3, 4, 5, 6],
      true,
      true,
    ]);
    const byReply = await threadOf(omid, newest.body.messages[0]!.id, '?limit=4');
    expect(byReply.body).toEqual(newest.body);
    expect(newest.body.thread.root).toMatchObject({ id: root.id, replies: { count: 9 } });
  });

  it.each(['?limit=0', '?limit=201', '?before=x', '?before=1&after=2'])(
    'is refused when asked by %s',
    async (query) => {
      const { root } = await begin();
      expect((await threadOf(sara, root.id, query)).body).toMatchObject({ code: 'validation.failed' });
    },
  );
});

describe('following a thread', () => {
  it('comes with writing in it, with its beginning being one’s own, and with being mentioned in it', async () => {
    const { room, root } = await begin();
    const nima = await Person.register(server.url);
    await nima.call('POST', `/api/rooms/${room.id}/members/${nima.name}`);
    await omid.posted(room.id, { thread: root.id });
    await omid.posted(room.id, { thread: root.id, text: `نظر @${nima.name} چیست؟` });
    const place = async (person: Person) => {
      const { following, lastReadSeq } = (await threadOf(person, root.id)).body.thread;
      return { following, lastReadSeq };
    };
    expect(await place(omid)).toEqual({ following: true, lastReadSeq: 2 });
    expect(await place(sara)).toEqual({ following: true, lastReadSeq: 0 });
    expect(await place(nima)).toEqual({ following: true, lastReadSeq: 1 });
    const outside = await Person.register(server.url);
    await outside.call('POST', `/api/rooms/${room.id}/members/${outside.name}`);
    expect(await place(outside)).toEqual({ following: false, lastReadSeq: 0 });
  });

  it('is told to one’s own tabs as a fresh question answers it, whoever made it change', async () => {
    const { room, root } = await begin();
    const [ofSara, ofOmid] = [await sara.connect(), await omid.connect()];
    await omid.posted(room.id, { thread: root.id });
    for (const [person, socket] of [
      [sara, ofSara],
      [omid, ofOmid],
    ] as const) {
      const told = await socket.next('thread_updated', ({ root: { id } }) => id === root.id);
      expect(told).toEqual({ ...(await threadOf(person, root.id)).body.thread, room: room.id });
    }
    await update(sara, root.id, { seq: 1 });
    const read = await ofSara.next(
      'thread_updated',
      (thread) => thread.root.id === root.id && thread.lastReadSeq === 1,
    );
    expect(read).toEqual({ ...(await threadOf(sara, root.id)).body.thread, room: room.id });
    await update(sara, root.id, { seq: 1, following: true });
    for (const [socket, times] of [
      [ofSara, 2],
      [ofOmid, 1],
    ] as const) {
      await socket.ask('get_online_users', {});
      expect(socket.all('thread_updated').filter((thread) => thread.root.id === root.id)).toHaveLength(times);
    }
  });

  it('ends when one says so, and does not come back with one’s next reply', async () => {
    const { room, root } = await begin();
    await omid.posted(room.id, { thread: root.id });
    expect((await update(omid, root.id, { following: false })).body.thread.following).toBe(false);
    await omid.posted(room.id, { thread: root.id });
    await sara.posted(room.id, { thread: root.id, text: `@${omid.name}` });
    const { body } = await threadOf(omid, root.id);
    expect(body.thread).toMatchObject({ following: false, lastReadSeq: 2 });
    const list = await omid.get<ThreadsAnswer>('/api/threads');
    expect(list.body.threads.filter((thread) => thread.root.id === root.id)).toEqual([]);
  });

  it('begins at the end when one comes to it, and reads on without moving back or past the end', async () => {
    const { room, root } = await begin();
    for (let count = 0; count < 3; count += 1) await sara.posted(room.id, { thread: root.id });
    const followed = await update(omid, root.id, { following: true });
    expect(followed.body.thread).toMatchObject({ following: true, lastReadSeq: 3 });
    await sara.posted(room.id, { thread: root.id });
    expect((await update(omid, root.id, { seq: 1 })).body.thread.lastReadSeq).toBe(3);
    expect((await update(omid, root.id, { seq: 2 ** 40 })).body.thread.lastReadSeq).toBe(4);
  });

  it.each([{ seq: -1 }, { seq: 1.5 }, { seq: '1' }, { following: 'yes' }, { following: null }, { other: 1 }])(
    'is refused when asked with %j',
    async (wish) => {
      const { root } = await begin();
      const answer = await update(sara, root.id, wish);
      expect([answer.status, answer.body]).toMatchObject([422, { code: 'validation.failed' }]);
    },
  );
});

describe('the threads one follows', () => {
  it('are listed by their newest reply, in pages without holes or repeats', async () => {
    const person = await Person.register(server.url);
    const room = await person.makeRoom();
    const roots: Message[] = [];
    for (let count = 0; count < 5; count += 1) roots.push(await person.posted(room.id));
    for (const root of roots) await person.posted(room.id, { thread: root.id });
    await person.posted(room.id, { thread: roots[1]!.id });
    const pages: string[][] = [];
    let cursor: string | undefined = '';
    while (cursor !== undefined) {
      const query: string = `?limit=2${cursor && `&cursor=${cursor}`}`;
      const { body } = await person.get<ThreadsAnswer>(`/api/threads${query}`);
      pages.push(body.threads.map(({ root }) => root.id));
      cursor = body.cursor;
    }
    expect(pages.map(({ length }) => length)).toEqual([2, 2, 1]);
    expect(pages.flat()).toEqual([1, 4, 3, 2, 0].map((index) => roots[index]!.id));
  });

  it('are closed with the room they stand in', async () => {
    const { room, root } = await begin();
    await omid.posted(room.id, { thread: root.id });
    await omid.call('DELETE', `/api/rooms/${room.id}/members/${omid.name}`);
    const { body } = await omid.get<ThreadsAnswer>('/api/threads?limit=200');
    expect(body.threads.filter((thread) => thread.root.id === root.id)).toEqual([]);
  });

  it.each(['cursor=x', 'cursor=', 'cursor=MSAx', 'limit=0', 'limit=201', 'other=1'])(
    'are refused when asked by %s',
    async (query) => {
      const answer = await sara.get(`/api/threads?${query}`);
      expect([answer.status, answer.body]).toMatchObject([422, { code: 'validation.failed' }]);
    },
  );
});

describe('a thread’s door', () => {
  it('tells what is not there and what is not one’s own by the same bytes', async () => {
    const hidden = await sara.makeRoom({ kind: 'private' });
    const root = await sara.posted(hidden.id);
    const open = await sara.makeRoom();
    const former = await Person.register(server.url);
    await former.call('POST', `/api/rooms/${open.id}/members/${former.name}`);
    const left = await former.posted(open.id);
    await former.call('DELETE', `/api/rooms/${open.id}/members/${former.name}`);
    const stranger = await Person.register(server.url);
    const asks = [
      (person: Person, id: string) => person.get(`/api/messages/${id}`),
      (person: Person, id: string) => threadOf(person, id),
      (person: Person, id: string) => update(person, id, { following: true }),
    ];
    for (const ask of asks) {
      const nothing = await ask(stranger, randomUUID());
      expect([nothing.status, nothing.body]).toMatchObject([404, { code: 'message.notFound' }]);
      for (const [person, id] of [
        [stranger, root.id],
        [former, left.id],
        [stranger, 'nonsense'],
      ] as const) {
        const answer = await ask(person, id);
        expect([answer.status, answer.text]).toEqual([404, nothing.text]);
      }
    }
  });

  it('is shut for a reply that names no message of the room, on both doors', async () => {
    const { room, root } = await begin();
    const elsewhere = await sara.posted((await sara.makeRoom()).id);
    const socket = await sara.connect();
    for (const thread of [randomUUID(), elsewhere.id]) {
      const answer = await sara.post(room.id, { thread });
      expect([answer.status, answer.body]).toMatchObject([404, { code: 'message.notFound' }]);
      const wish = { room: room.id, text: 'سلام', clientId: randomUUID(), thread };
      expect(await socket.ask('message', wish)).toMatchObject({ error: { code: 'message.notFound' } });
    }
    for (const wish of [
      { thread: 'x' },
      { thread: 5 },
      { thread: null },
      { thread: root.id, inRoom: 'yes' },
    ]) {
      const body = { text: 'سلام', clientId: randomUUID(), ...wish };
      const answer = await sara.call('POST', `/api/rooms/${room.id}/messages`, body);
      expect([answer.status, answer.body]).toMatchObject([422, { code: 'validation.failed' }]);
      expect(await socket.askRaw('message', { room: room.id, ...body })).toMatchObject({
        error: { code: 'validation.failed' },
      });
    }
    expect((await roomFor(sara, room.id)).seq).toBe(1);
  });
});
