import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type {
  EditsAnswer,
  Message,
  MessageAnswer,
  RoomAnswer,
  RoomsAnswer,
  ServerAnswer,
  SyncAnswer,
} from '#contracts';
import { Person } from '../support/person.js';
import { RoomCopy, fresh } from '../support/room-copy.js';
import { TestServer } from '../support/server.js';

let server: TestServer;
let admin: Person;
let sara: Person;
let omid: Person;
let outsider: Person;
beforeAll(async () => {
  server = await TestServer.start();
  admin = await Person.register(server.url);
  sara = await Person.register(server.url);
  omid = await Person.register(server.url);
  outsider = await Person.register(server.url);
});
afterAll(async () => {
  for (const person of [admin, sara, omid, outsider]) person.close();
  await server.stop();
});

/** A room of sara's with omid in it, and a message of hers. */
async function talk(kind: 'public' | 'private' = 'public', text = 'سلام') {
  const room = await sara.makeRoom({ kind });
  await sara.call('POST', `/api/rooms/${room.id}/members/${omid.name}`);
  const { body } = await sara.say(room.id, text);
  return { room, message: body.message };
}

const edit = (person: Person, id: string, text: unknown = 'سلام!') =>
  person.call<MessageAnswer & { code?: string }>('PATCH', `/api/messages/${id}`, { text });
const drop = (person: Person, id: string) =>
  person.call<MessageAnswer & { code?: string }>('DELETE', `/api/messages/${id}`);
const editsOf = (person: Person, id: string) => person.get<EditsAnswer>(`/api/messages/${id}/edits`);
const synced = async (person: Person, room: string, since: number) =>
  (await person.get<SyncAnswer>(`/api/rooms/${room}/sync?since=${since}`)).body;

describe('editing', () => {
  it('puts the text in place of the one before, which stays to be seen, by both doors', async () => {
    const { room, message } = await talk();
    const socket = await sara.connect();
    expect((await edit(sara, message.id, 'دوم')).body.message).toMatchObject({ text: 'دوم', rev: 2, seq: 1 });
    const answer = await socket.ask('edit_message', { id: message.id, text: 'سوم' });
    expect(answer).toMatchObject({
      ok: true,
      message: { text: 'سوم', rev: 3, editedAt: expect.any(String) },
    });
    const { edits } = (await editsOf(omid, message.id)).body;
    expect(edits.map(({ text }) => text)).toEqual(['سلام', 'دوم']);
    expect(edits[0]?.at).toBe((await fresh(omid, room.id))[0]?.timestamp);
  });

  it('gives the state that its events gave', async () => {
    const { room, message } = await talk();
    await sara.say(room.id, 'دیگر');
    const copy = await RoomCopy.of(omid, room.id);
    const { rev } = (await edit(sara, message.id)).body.message;
    const state = await copy.upTo(rev);
    expect(state).toEqual(await fresh(omid, room.id));
    expect((await synced(omid, room.id, 2)).messages).toEqual([state[0]]);
  });

  it('changes nothing when the text is the one it has', async () => {
    const { room, message } = await talk();
    const { body, status } = await edit(sara, message.id, 'سلام');
    expect([status, body.message.rev, body.message.editedAt]).toEqual([200, 1, undefined]);
    expect((await editsOf(sara, message.id)).body.edits).toEqual([]);
    expect((await synced(sara, room.id, 1)).messages).toEqual([]);
  });

  it('reads another way when its author chooses so, by both doors, after sync and in history', async () => {
    const { room, message } = await talk('public', 'ok?');
    const socket = await sara.connect();
    const copy = await RoomCopy.of(omid, room.id);
    const change = (wish: object) =>
      sara.call<MessageAnswer>('PATCH', `/api/messages/${message.id}`, { text: 'ok?', ...wish });
    expect((await change({ dir: 'rtl' })).body.message).toMatchObject({ rev: 2, dir: 'rtl' });
    const kept = await socket.ask('edit_message', { id: message.id, text: 'ok!' });
    expect(kept).toMatchObject({ message: { rev: 3, text: 'ok!', dir: 'rtl' } });
    const other = await socket.ask('edit_message', { id: message.id, text: 'ok!', dir: 'ltr' });
    expect(other).toMatchObject({ message: { rev: 4, dir: 'ltr' } });
    const before = await fresh(omid, room.id);
    expect(await copy.upTo(4)).toEqual(before);
    expect((await synced(omid, room.id, 3)).messages).toEqual(before);
    const own = (await change({ text: 'ok!', dir: 'auto' })).body.message;
    expect([own.rev, own.dir]).toEqual([5, undefined]);
    expect(await copy.upTo(5)).toEqual(await fresh(omid, room.id));
    expect((await editsOf(omid, message.id)).body.edits).toHaveLength(1);
  });

  it.each(['up', '', null, 1])('refuses the direction %j alike on both doors', async (dir) => {
    const { room, message } = await talk();
    const socket = await sara.connect();
    const details = [{ field: 'dir' }];
    const byHttp = await sara.call('PATCH', `/api/messages/${message.id}`, { text: 'نو', dir });
    expect([byHttp.status, byHttp.body]).toMatchObject([422, { details }]);
    expect(await socket.askRaw('edit_message', { id: message.id, text: 'نو', dir })).toMatchObject({
      ok: false,
      error: { code: 'validation.failed', details },
    });
    expect((await fresh(sara, room.id))[0]).toMatchObject({ text: 'سلام', rev: 1 });
  });

  it('keeps each text once, in order, when twenty edit at once', async () => {
    const { room, message } = await talk();
    const texts = Array.from({ length: 20 }, (_, index) => `بار ${index}`);
    await Promise.all(texts.map((text) => edit(sara, message.id, text)));
    const { edits } = (await editsOf(sara, message.id)).body;
    const [now] = await fresh(sara, room.id);
    expect([...edits.map(({ text }) => text), now?.text].sort()).toEqual(['سلام', ...texts].sort());
    expect(now?.rev).toBe(21);
  });

  it('is for its author alone', async () => {
    const { room } = await talk();
    const his = (await omid.say(room.id, 'حرف امید')).body.message;
    expect((await edit(sara, his.id)).body.code).toBe('message.forbidden');
  });

  it.each([
    ['', 'tooShort'],
    [' \n ', 'tooShort'],
    ['ا'.repeat(4001), 'tooLong'],
    [`e${'\u0301'.repeat(20)}`, 'format'],
    [5, 'type'],
    [null, 'type'],
    [undefined, 'required'],
  ])('refuses the text %j alike on both doors', async (text, code) => {
    const { room, message } = await talk();
    const socket = await sara.connect();
    const byHttp = await sara.call('PATCH', `/api/messages/${message.id}`, { text });
    expect([byHttp.status, byHttp.body]).toMatchObject([422, { details: [{ field: 'text', code }] }]);
    expect(await socket.askRaw('edit_message', { id: message.id, text })).toMatchObject({
      ok: false,
      error: { code: 'validation.failed', details: [{ field: 'text', code }] },
    });
    expect((await fresh(sara, room.id))[0]).toMatchObject({ text: 'سلام', rev: 1 });
  });
});

describe('deleting', () => {
  it('leaves a quiet line, in history, in sync and in the list of rooms', async () => {
    const { room, message } = await talk();
    const { body } = await drop(sara, message.id);
    expect(body.message).toMatchObject({
      id: message.id,
      seq: 1,
      rev: 2,
      text: '',
      mentions: [],
      reactions: [],
    });
    expect(body.message.deletedAt).toBeDefined();
    expect(body.message.deletedBy).toBeUndefined();
    const [line] = await fresh(omid, room.id);
    expect(line).toEqual(body.message);
    expect((await synced(omid, room.id, 1)).messages).toEqual([line]);
    const { rooms } = (await omid.get<RoomsAnswer>('/api/rooms')).body;
    expect(rooms.find(({ id }) => id === room.id)?.lastMessage).toEqual(line);
  });

  it('gives the state that its events gave, by either door', async () => {
    const { room, message } = await talk();
    const other = (await sara.say(room.id, 'دیگر')).body.message;
    await sara.call('PUT', `/api/messages/${message.id}/reactions/${encodeURIComponent('👍')}`);
    await sara.call('PUT', `/api/messages/${message.id}/pin`);
    await omid.call('PUT', `/api/messages/${message.id}/bookmark`);
    await edit(sara, message.id);
    const copy = await RoomCopy.of(omid, room.id);
    const socket = await sara.connect();
    expect(await socket.ask('delete_message', { id: message.id })).toMatchObject({ ok: true });
    const { rev } = (await drop(sara, other.id)).body.message;
    const state = await copy.upTo(rev);
    expect(state).toEqual(await fresh(omid, room.id));
    expect(state[0]).toMatchObject({ text: '', reactions: [], bookmarked: true });
    expect(state[0]).not.toHaveProperty('pinnedAt');
    expect(state[0]).not.toHaveProperty('editedAt');
  });

  it('takes everything that hung on the message along', async () => {
    const { room, message } = await talk();
    await edit(sara, message.id);
    await sara.call('PUT', `/api/messages/${message.id}/pin`);
    await drop(sara, message.id);
    expect((await sara.get<{ messages: Message[] }>(`/api/rooms/${room.id}/pins`)).body.messages).toEqual([]);
    for (const answer of [
      await editsOf(sara, message.id),
      await sara.get(`/api/messages/${message.id}/reactions`),
      await edit(sara, message.id),
      await drop(sara, message.id),
      await sara.call('PUT', `/api/messages/${message.id}/pin`),
      await sara.call('PUT', `/api/messages/${message.id}/bookmark`),
      await sara.call('PUT', `/api/messages/${message.id}/reactions/👍`),
    ]) {
      expect([answer.status, answer.body]).toMatchObject([410, { code: 'message.deleted' }]);
    }
  });

  it('is for its author and those who keep order, and says who it was when another', async () => {
    const { room, message } = await talk();
    expect((await drop(omid, message.id)).body.code).toBe('message.forbidden');
    const his = (await omid.say(room.id, 'حرف امید')).body.message;
    expect((await drop(sara, his.id)).body.message.deletedBy).toBe(sara.name);
    await admin.call('POST', `/api/rooms/${room.id}/members/${admin.name}`);
    expect((await drop(admin, message.id)).body.message.deletedBy).toBe(admin.name);
  });

  it('is not for the server’s own moderators in a private room', async () => {
    const { room, message } = await talk('private');
    await sara.call('POST', `/api/rooms/${room.id}/members/${admin.name}`);
    expect((await drop(admin, message.id)).body.code).toBe('message.forbidden');
  });

  it('happens once when ten delete at once', async () => {
    const { room, message } = await talk();
    const answers = await Promise.all(Array.from({ length: 10 }, () => drop(sara, message.id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(410)]);
    expect((await fresh(sara, room.id))[0]?.rev).toBe(2);
  });
});

describe('a message of others', () => {
  const ways: [string, (person: Person, id: string) => Promise<{ status: number; text: string }>][] = [
    ['PATCH', edit],
    ['DELETE', drop],
    ['GET edits', editsOf],
    ['GET reactions', (person, id) => person.get(`/api/messages/${id}/reactions`)],
    ['PUT a reaction', (person, id) => person.call('PUT', `/api/messages/${id}/reactions/👍`)],
    ['DELETE a reaction', (person, id) => person.call('DELETE', `/api/messages/${id}/reactions/👍`)],
    ['PUT pin', (person, id) => person.call('PUT', `/api/messages/${id}/pin`)],
    ['DELETE pin', (person, id) => person.call('DELETE', `/api/messages/${id}/pin`)],
    ['PUT bookmark', (person, id) => person.call('PUT', `/api/messages/${id}/bookmark`)],
    ['DELETE bookmark', (person, id) => person.call('DELETE', `/api/messages/${id}/bookmark`)],
  ];

  it.each(ways)('is not there for an outsider or a former member: %s', async (_, way) => {
    const open = await talk();
    const hidden = await talk('private');
    await omid.call('DELETE', `/api/rooms/${open.room.id}/members/${omid.name}`);
    const nothing = await way(omid, randomUUID());
    expect([nothing.status, JSON.parse(nothing.text)]).toMatchObject([404, { code: 'message.notFound' }]);
    for (const [person, id] of [
      [omid, open.message.id],
      [outsider, open.message.id],
      [outsider, hidden.message.id],
      [outsider, 'no-id-at-all'],
    ] as const) {
      const answer = await way(person, id);
      expect([answer.status, answer.text]).toEqual([404, nothing.text]);
    }
  });

  it.each([
    ['edit_message', { text: 'نو' }],
    ['delete_message', {}],
    ['react', { emoji: '👍', on: true }],
  ])('is not there for an outsider over the socket: %s', async (event, payload) => {
    const { message } = await talk('private');
    const socket = await outsider.connect();
    const [theirs, nothing] = [
      await socket.askRaw(event, { id: message.id, ...payload }),
      await socket.askRaw(event, { id: randomUUID(), ...payload }),
    ];
    expect(theirs).toMatchObject({ ok: false, error: { code: 'message.notFound' } });
    expect(theirs).toEqual(nothing);
  });
});

describe('a conversation of two', () => {
  it('takes no edit, reaction or pin across a block, but lets one take one’s own words back', async () => {
    const other = await Person.register(server.url);
    const { room } = (await omid.call<RoomAnswer>('PUT', `/api/rooms/direct/${other.name}`)).body;
    const { message } = (await omid.say(room.id, 'سلام')).body;
    const ways = () =>
      Promise.all([
        edit(omid, message.id),
        omid.call('PUT', `/api/messages/${message.id}/reactions/👍`),
        omid.call('PUT', `/api/messages/${message.id}/pin`),
      ]);
    await other.call('PUT', `/api/users/${omid.name}/block`);
    for (const { status, body } of await ways())
      expect([status, body.code]).toEqual([403, 'user.refusesPrivate']);
    expect((await fresh(other, room.id))[0]).toMatchObject({ text: 'سلام', rev: 1 });
    expect((await drop(omid, message.id)).status).toBe(200);
  });
});

describe('an archived room', () => {
  it('keeps its messages as they are', async () => {
    const { room, message } = await talk();
    await sara.call('DELETE', `/api/rooms/${room.id}`);
    for (const answer of [
      await edit(sara, message.id),
      await drop(sara, message.id),
      await sara.call('PUT', `/api/messages/${message.id}/reactions/👍`),
      await sara.call('PUT', `/api/messages/${message.id}/pin`),
    ]) {
      expect([answer.status, answer.body]).toMatchObject([403, { code: 'room.archived' }]);
    }
    expect((await editsOf(sara, message.id)).status).toBe(200);
    expect((await sara.call('PUT', `/api/messages/${message.id}/bookmark`)).status).toBe(200);
  });
});

describe('what was deleted', () => {
  it('is in no table and no byte of the files when there is no time of grace', async () => {
    const strict = await TestServer.start({ env: { DELETED_MESSAGE_GRACE: '0' } });
    try {
      const person = await Person.register(strict.url);
      const words = ['پنهان', 'نهفته', 'پوشیده'];
      // Longer than a page of the file, so that they lie on pages of their own.
      const [first, ...later] = words.map((word) => `${word} `.repeat(500).trim());
      const { id } = (await person.say('general', first!)).body.message;
      for (const text of later) expect((await edit(person, id, text)).status).toBe(200);
      await person.say('general', 'می‌ماند');
      expect((await drop(person, id)).status).toBe(200);
      const file = join(strict.dataDir, 'sokhan.db');
      const found = (where: { includes: (word: string) => boolean }) =>
        words.some((word) => where.includes(word));
      const remains = () =>
        everyValue(file).some(found) || [file, `${file}-wal`].some((each) => found(readFileSync(each)));
      await vi.waitUntil(() => !remains(), { timeout: 20_000 });
      expect(everyValue(file)).toContain('می‌ماند');
    } finally {
      await strict.stop();
    }
  });
});

describe('GET server', () => {
  it('tells how long one may edit, people on their way in too', async () => {
    expect((await sara.get<ServerAnswer>('/api/server')).body).toMatchObject({
      server: { editWindowMs: 172_800_000 },
    });
    const free = await TestServer.start({ env: { MESSAGE_EDIT_WINDOW: '0' } });
    try {
      const person = await Person.register(free.url);
      expect((await person.get<ServerAnswer>('/api/server')).body.server).not.toHaveProperty('editWindowMs');
      expect((await new Person(free.url, person.user, '').get('/api/server')).status).toBe(200);
    } finally {
      await free.stop();
    }
  });
});

/** All values of all tables, as text. */
function everyValue(file: string): string[] {
  const database = new Sqlite(file, { readonly: true });
  const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all();
  const rows = tables.flatMap((table) => database.prepare(`SELECT * FROM "${table}"`).all());
  database.close();
  return rows.flatMap((row) => Object.values(row as object).map(String));
}
