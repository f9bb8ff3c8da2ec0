import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HistoryAnswer, Message, SyncAnswer } from '#contracts';
import { Person } from '../support/person.js';
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

/** A room of sara's with omid in it and so many messages. */
async function roomOf(count: number) {
  const room = await sara.makeRoom();
  await sara.call('POST', `/api/rooms/${room.id}/members/${omid.name}`);
  await Promise.all(Array.from({ length: count }, (_, index) => sara.say(room.id, `پیام ${index + 1}`)));
  return room;
}

const history = (person: Person, room: string, query = '') =>
  person.get<HistoryAnswer>(`/api/rooms/${room}/messages${query}`);
const seqs = ({ messages }: { messages: Message[] }) => messages.map(({ seq }) => seq);

describe('sending', () => {
  it('reaches every member once, in the same order, when ten send at once by both doors', async () => {
    const room = await roomOf(0);
    const [reader, writer] = [await omid.connect(), await sara.connect()];
    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        index % 2
          ? sara.say(room.id, `از وب ${index}`)
          : writer.ask('message', { room: room.id, text: `از سوکت ${index}`, clientId: randomUUID() }),
      ),
    );
    await reader.until(() => reader.messagesOf(room.id).length >= 40);
    await writer.until(() => writer.messagesOf(room.id).length >= 40);
    const order = reader.messagesOf(room.id).map(({ seq }) => seq);
    expect(order).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    expect(writer.messagesOf(room.id)).toEqual(reader.messagesOf(room.id));
    const stored = (await history(omid, room.id, '?limit=200')).body.messages;
    expect(stored).toEqual(reader.messagesOf(room.id));
  });

  it('answers the whole message after it is stored', async () => {
    const room = await roomOf(0);
    const clientId = randomUUID();
    const answer = await sara.say(room.id, 'سلام\u200cها ي ك', clientId);
    expect(answer.status).toBe(201);
    expect(answer.body.message).toMatchObject({
      room: room.id,
      seq: 1,
      rev: 1,
      username: sara.name,
      displayName: 'سارا',
      type: 'text',
      text: 'سلام\u200cها ي ك',
      clientId,
    });
    expect((await history(omid, room.id)).body.messages).toEqual([answer.body.message]);
  });

  it('makes one message and answers the same when a clientId is repeated, at once and later, by either door', async () => {
    const room = await roomOf(0);
    const socket = await sara.connect();
    const clientId = randomUUID();
    const wish = { room: room.id, text: 'یک بار', clientId };
    const answers = await Promise.all(Array.from({ length: 5 }, () => socket.ask('message', wish)));
    const later = await sara.say(room.id, 'یک بار', clientId);
    const ids = answers.map((answer) => (answer.ok ? answer.message!.id : answer.error.code));
    expect(new Set([...ids, later.body.message.id]).size).toBe(1);
    expect(seqs((await history(sara, room.id)).body)).toEqual([1]);
    expect(socket.messagesOf(room.id)).toHaveLength(1);
  });

  it('answers the same when a clientId is repeated after the direction was changed', async () => {
    const room = await roomOf(0);
    const wish = { text: 'salam', dir: 'rtl' as const, clientId: randomUUID() };
    const first = await sara.posted(room.id, wish);
    const edited = await sara.call('PATCH', `/api/messages/${first.id}`, { text: wish.text, dir: 'ltr' });
    expect([edited.status, edited.body]).toMatchObject([200, { message: { dir: 'ltr' } }]);
    const again = await (await sara.connect()).ask('message', { room: room.id, ...wish });
    expect(again).toMatchObject({ ok: true, message: { id: first.id, seq: first.seq, dir: 'ltr' } });
  });

  it('refuses a clientId again when the body or the room differs, and lets another person use it', async () => {
    const [room, other] = [await roomOf(0), await roomOf(0)];
    const clientId = randomUUID();
    await sara.say(room.id, 'اول', clientId);
    for (const [target, text] of [
      [room.id, 'دیگر'],
      [other.id, 'اول'],
    ] as const) {
      const answer = await sara.say(target, text, clientId);
      expect([answer.status, answer.body]).toMatchObject([409, { code: 'message.idConflict' }]);
    }
    expect((await omid.say(room.id, 'اول', clientId)).status).toBe(201);
  });

  it.each([
    ['', 'tooShort'],
    ['  \n ', 'tooShort'],
    ['\u200c\u200b\u3164', 'tooShort'],
    ['ا'.repeat(4001), 'tooLong'],
    [`e${'\u0301'.repeat(20)}`, 'format'],
    [5, 'type'],
    [null, 'type'],
    [{ a: 1 }, 'type'],
    [['x'], 'type'],
    [undefined, 'required'],
  ])('refuses the text %j alike on both doors', async (text, code) => {
    const room = await roomOf(0);
    const socket = await sara.connect();
    const clientId = randomUUID();
    const byHttp = await sara.call('POST', `/api/rooms/${room.id}/messages`, { text, clientId });
    expect([byHttp.status, byHttp.body]).toMatchObject([422, { details: [{ field: 'text', code }] }]);
    const bySocket = await socket.askRaw('message', { room: room.id, text, clientId });
    expect(bySocket).toMatchObject({
      ok: false,
      error: { code: 'validation.failed', details: [{ field: 'text', code }] },
    });
    expect((await history(sara, room.id)).body.messages).toEqual([]);
  });

  it('counts a text as it is stored when its normal form is longer', async () => {
    const room = await roomOf(0);
    const answer = await sara.say(room.id, '\u{1d160}'.repeat(2000));
    expect([answer.status, answer.body]).toMatchObject([
      422,
      { details: [{ field: 'text', code: 'tooLong' }] },
    ]);
  });

  it('takes a room by its id when the id is written in capitals', async () => {
    const room = await roomOf(0);
    expect((await sara.say(room.id.toUpperCase(), 'سلام')).status).toBe(201);
    expect((await history(sara, room.id.toUpperCase())).body.messages).toHaveLength(1);
  });

  it('takes 4,000 characters when each is an emoji', async () => {
    const room = await roomOf(0);
    expect((await sara.say(room.id, '😀'.repeat(4000))).status).toBe(201);
  });

  it('stores well-formed text without what reorders or hides when it is given some', async () => {
    const room = await roomOf(0);
    const { body } = await sara.say(room.id, 'a\ud800b\u0000c\u202ed\u2066e\r\nf');
    expect(body.message.text).toBe('a\ufffdbcde\nf');
  });

  it('tells a room that is private and one that is not there by the same bytes', async () => {
    const hidden = await sara.makeRoom({ kind: 'private' });
    const stranger = await Person.register(server.url);
    const [yours, nothing] = [
      await stranger.say(hidden.id, 'سلام'),
      await stranger.say(randomUUID(), 'سلام'),
    ];
    expect([yours.status, yours.text]).toEqual([404, nothing.text]);
    expect(yours.body).toMatchObject({ code: 'room.notFound' });
  });

  it('is refused when the sender is no member, has left, or the room is archived', async () => {
    const room = await sara.makeRoom();
    expect((await omid.say(room.id, 'سلام')).body).toMatchObject({ code: 'room.notMember' });
    await omid.call('POST', `/api/rooms/${room.id}/members/${omid.name}`);
    expect((await omid.say(room.id, 'سلام')).status).toBe(201);
    await omid.call('DELETE', `/api/rooms/${room.id}/members/${omid.name}`);
    expect((await omid.say(room.id, 'سلام')).body).toMatchObject({ code: 'room.notMember' });
    await sara.call('DELETE', `/api/rooms/${room.id}`);
    expect((await sara.say(room.id, 'سلام')).body).toMatchObject({ code: 'room.archived' });
    expect((await history(sara, room.id)).status).toBe(200);
  });

  it('is answered again to a sender who has left, without what others made of it', async () => {
    const room = await sara.makeRoom({ kind: 'private' });
    await sara.call('POST', `/api/rooms/${room.id}/members/${omid.name}`);
    const wish = { text: 'می‌روم', clientId: randomUUID() };
    const first = await omid.posted(room.id, wish);
    await omid.call('DELETE', `/api/rooms/${room.id}/members/${omid.name}`);
    await sara.call('PUT', `/api/messages/${first.id}/reactions/${encodeURIComponent('👍')}`);
    await sara.call('PUT', `/api/messages/${first.id}/pin`);
    await sara.posted(room.id, { thread: first.id });
    const again = await omid.post(room.id, wish);
    expect([again.status, again.body.message]).toEqual([201, { ...first, rev: expect.any(Number) }]);
  });

  it('is limited by person over both doors together when a limit is set', async () => {
    const limited = await TestServer.start({ env: { MESSAGE_RATE_LIMIT: '4' } });
    try {
      const person = await Person.register(limited.url);
      const socket = await person.connect();
      for (let count = 0; count < 2; count += 1) {
        expect((await person.say('general', 'وب')).status).toBe(201);
        expect(
          await socket.ask('message', { room: 'general', text: 'سوکت', clientId: randomUUID() }),
        ).toMatchObject({
          ok: true,
        });
      }
      const refused = await socket.ask('message', { room: 'general', text: 'پنجم', clientId: randomUUID() });
      expect(refused).toMatchObject({ ok: false, error: { code: 'rate.limited' } });
      expect((refused as { error: { retryAfterMs: number } }).error.retryAfterMs).toBeGreaterThan(50_000);
      expect((await person.say('general', 'ششم')).status).toBe(429);
      const other = await Person.register(limited.url);
      expect((await other.say('general', 'دیگری')).status).toBe(201);
      person.close();
    } finally {
      await limited.stop();
    }
  });
});

describe('history', () => {
  it('pages back without holes or repeats when asked before the oldest of each page', async () => {
    const room = await roomOf(23);
    const pages: number[][] = [];
    let query = '?limit=10';
    for (;;) {
      const { body } = await history(omid, room.id, query);
      pages.unshift(seqs(body));
      if (!body.hasMore) break;
      query = `?limit=10&before=${body.messages[0]?.seq}`;
    }
    expect(pages.map(({ length }) => length)).toEqual([3, 10, 10]);
    expect(pages.flat()).toEqual(Array.from({ length: 23 }, (_, index) => index + 1));
  });

  it('answers both sides of a message when asked around it', async () => {
    const room = await roomOf(23);
    const { body } = await history(omid, room.id, '?around=12&limit=6');
    expect([seqs(body), body.hasMore, body.hasMoreAfter]).toEqual([[9, 10, 11, 12, 13, 14], true, true]);
    const end = await history(omid, room.id, '?around=23&limit=6');
    expect([seqs(end.body), end.body.hasMoreAfter]).toEqual([[20, 21, 22, 23], false]);
  });

  it('pages forward when asked after a message', async () => {
    const room = await roomOf(7);
    const { body } = await history(omid, room.id, '?after=2&limit=3');
    expect([seqs(body), body.hasMore]).toEqual([[3, 4, 5], true]);
    expect((await history(omid, room.id, '?after=7')).body).toEqual({
      messages: [],
      hasMore: false,
      answered: [],
    });
  });

  it.each([
    '?limit=0',
    '?limit=201',
    '?limit=x',
    '?before=-1',
    '?before=1.5',
    '?before=1e3',
    '?before=1&after=2',
  ])('refuses %s', async (query) => {
    const answer = await history(sara, 'general', query);
    expect([answer.status, answer.body]).toMatchObject([422, { code: 'validation.failed' }]);
  });

  it('is closed to people outside', async () => {
    const [open, hidden] = [await sara.makeRoom(), await sara.makeRoom({ kind: 'private' })];
    expect((await history(omid, open.id)).body).toMatchObject({ code: 'room.notMember' });
    const [yours, nothing] = [await history(omid, hidden.id), await history(omid, randomUUID())];
    expect([yours.status, yours.text]).toEqual([404, nothing.text]);
  });
});

describe('sync', () => {
  it('answers every change since a rev, in pages, oldest first', async () => {
    const room = await roomOf(250);
    const socket = await omid.connect();
    const seen: Message[] = [];
    let since = 10;
    for (;;) {
      const answer = await socket.ask('sync', { room: room.id, since });
      if (!answer.ok) throw new Error(answer.error.code);
      seen.push(...answer.messages);
      since = answer.rev;
      if (!answer.hasMore) break;
    }
    expect(seqs({ messages: seen })).toEqual(Array.from({ length: 240 }, (_, index) => index + 11));
    expect(since).toBe(250);
  });

  it('brings a change of the room itself when no message came with it', async () => {
    const room = await roomOf(1);
    await sara.call('PATCH', `/api/rooms/${room.id}`, { name: 'نام نو' });
    const { body } = await omid.get<SyncAnswer>(`/api/rooms/${room.id}/sync?since=1`);
    expect(body).toMatchObject({
      rev: 2,
      messages: [],
      hasMore: false,
      room: { name: 'نام نو', rev: 2, seq: 1 },
    });
  });

  it('gives the state that the events gave, for each of them', async () => {
    const room = await roomOf(2);
    const socket = await omid.connect();
    await sara.say(room.id, 'سه');
    await sara.call('PATCH', `/api/rooms/${room.id}`, { description: 'شرح' });
    await sara.say(room.id, 'چهار');
    await socket.until(() => socket.messagesOf(room.id).length === 2);
    const updated = await socket.next('room_updated', (event) => event.room.id === room.id);
    const { body } = await omid.get<SyncAnswer>(`/api/rooms/${room.id}/sync?since=2`);
    expect(body.messages).toEqual(socket.messagesOf(room.id));
    expect(body.rev).toBe(5);
    const { membership, ...fresh } = body.room;
    expect(membership).toBeDefined();
    expect(fresh).toEqual({ ...updated.room, seq: 4, rev: 5 });
  });
});

describe('unread', () => {
  const roomFor = async (person: Person, id: string) => {
    const { body } = await person.get<{
      rooms: { id: string; seq: number; membership: { lastReadSeq: number } }[];
    }>('/api/rooms');
    const room = body.rooms.find((each) => each.id === id);
    return room && room.seq - room.membership.lastReadSeq;
  };

  it('counts what others said since one last read, and nothing of one’s own', async () => {
    const room = await roomOf(5);
    expect(await roomFor(omid, room.id)).toBe(5);
    expect(await roomFor(sara, room.id)).toBe(0);
  });

  it('moves forward only, and never past the newest message', async () => {
    const room = await roomOf(5);
    const mark = (seq: number) =>
      omid.call<{ lastReadSeq: number }>('PUT', `/api/rooms/${room.id}/read`, { seq });
    expect((await mark(3)).body.lastReadSeq).toBe(3);
    expect((await mark(1)).body.lastReadSeq).toBe(3);
    expect((await mark(2 ** 50)).body.lastReadSeq).toBe(5);
    expect((await mark(-1)).status).toBe(422);
    expect(await roomFor(omid, room.id)).toBe(0);
  });

  it('does not count what was said before one joined', async () => {
    const room = await sara.makeRoom();
    await sara.say(room.id, 'پیش از ورود');
    await omid.call('POST', `/api/rooms/${room.id}/members/${omid.name}`);
    expect(await roomFor(omid, room.id)).toBe(0);
  });
});
