import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message, MessagesPage, PinsAnswer, Room, SendMessageRequest, ThreadAnswer } from '#contracts';
import { keepFile } from '../support/kept-files.js';
import { Person } from '../support/person.js';
import { Replica } from '../support/replica.js';
import { fresh } from '../support/room-copy.js';
import { until } from '../support/search.js';
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

/** A room of sara's with omid in it. */
async function begin(): Promise<Room> {
  const room = await sara.makeRoom();
  await sara.call('POST', `/api/rooms/${room.id}/members/${omid.name}`);
  return room;
}
const keep = (name?: string) => keepFile(server, sara, { name });
const idsOf = ({ files = [] }: Message) => files.map(({ id }) => id);
const edit = (id: string, text: string) => sara.call('PATCH', `/api/messages/${id}`, { text });
const withFiles = (fileIds: unknown, text: unknown = ''): Partial<SendMessageRequest> =>
  ({ fileIds, text }) as Partial<SendMessageRequest>;

describe('a message with files', () => {
  it('brings them in the order of its sender, in its ack, by event and in every later reading', async () => {
    const room = await begin();
    const socket = await omid.connect();
    const replica = await Replica.of(omid, socket, room.id);
    const ids = [keep('دوم.pdf'), keep('اول.pdf')].reverse();
    const message = await sara.posted(room.id, withFiles(ids, `ببین @${omid.name}`));
    expect(message).toMatchObject({ type: 'file', text: `ببین @${omid.name}`, mentions: [omid.name] });
    const file = { type: 'application/pdf', kind: 'document', size: 36, hasPreview: false, downloads: 0 };
    expect(message.files).toEqual([
      { id: ids[0], name: 'اول.pdf', ...file },
      { id: ids[1], name: 'دوم.pdf', ...file },
    ]);
    await replica.catchUp();
    expect(replica.messages).toEqual([message]);
    expect(await replica.fresh()).toEqual([message]);
    expect(await socket.next('notification')).toEqual({ reason: 'mention', message });
    const bookmarked = await omid.call('PUT', `/api/messages/${message.id}/bookmark`);
    expect(bookmarked.body).toEqual({ message: { ...message, bookmarked: true } });
    expect((await omid.get<MessagesPage>('/api/bookmarks')).body.messages.map(idsOf)).toEqual([ids]);
    await sara.call('PUT', `/api/messages/${message.id}/pin`);
    const pins = await omid.get<PinsAnswer>(`/api/rooms/${room.id}/pins`);
    expect(pins.body.messages.map(idsOf)).toEqual([ids]);
  });

  it('goes to a person, to a thread and as an answer, and is one file by `file_share`', async () => {
    const room = await begin();
    const socket = await sara.connect();
    const [direct, single, aside] = [keep(), keep(), keep()];
    const ack = await socket.ask('private_message', {
      to: omid.name,
      text: '',
      clientId: randomUUID(),
      fileIds: [direct],
    });
    expect(ack).toMatchObject({ ok: true, message: { type: 'file', text: '', files: [{ id: direct }] } });
    const share = { room: room.id, fileId: single.toUpperCase(), clientId: randomUUID() };
    const shared = await socket.ask('file_share', share);
    expect(shared).toMatchObject({ ok: true, message: { type: 'file', text: '', files: [{ id: single }] } });
    expect(await socket.ask('file_share', share)).toEqual(shared);
    const root = (await fresh(omid, room.id))[0]!;
    const reply = await sara.posted(room.id, { ...withFiles([aside]), thread: root.id, replyTo: root.id });
    expect(reply).toMatchObject({ thread: root.id, replyTo: root.id, files: [{ id: aside }] });
    const thread = await omid.get<ThreadAnswer>(`/api/messages/${root.id}/thread`);
    expect(thread.body).toMatchObject({ thread: { root: { files: [{ id: single }] } }, messages: [reply] });
  });

  it('is one message when it is sent again, and refuses other files under its clientId', async () => {
    const room = await begin();
    const socket = await sara.connect();
    const fileIds = [keep(), keep()];
    const wish = { text: 'سلام', clientId: randomUUID(), fileIds };
    const answers = await Promise.all([
      ...[1, 2, 3].map(() => socket.ask('message', { room: room.id, ...wish })),
      sara.posted(room.id, wish).then((message) => ({ ok: true as const, message })),
    ]);
    expect(new Set(answers.map((answer) => answer.ok && answer.message!.id)).size).toBe(1);
    expect(await fresh(omid, room.id)).toHaveLength(1);
    for (const other of [{ fileIds: fileIds.toReversed() }, { fileIds: [keep()] }, { fileIds: undefined }]) {
      const { status, body } = await sara.post(room.id, { ...wish, ...other });
      expect([status, body]).toMatchObject([409, { code: 'message.idConflict' }]);
    }
    await sara.call('DELETE', `/api/rooms/${room.id}/members/${sara.name}`);
    expect(idsOf(await sara.posted(room.id, wish))).toEqual(fileIds);
  });

  it('is what it was for its sender who has it again after it was deleted and wiped, without what it held', async () => {
    const strict = await TestServer.start({ env: { DELETED_MESSAGE_GRACE: '0' } });
    try {
      const person = await Person.register(strict.url);
      const wish = { text: 'راز', clientId: randomUUID(), fileIds: [keepFile(strict, person)] };
      const { id } = await person.posted('general', wish);
      expect((await person.call('DELETE', `/api/messages/${id}`)).status).toBe(200);
      const again = async () => person.post('general', { ...wish, fileIds: [randomUUID()] });
      await until(async () => (await again()).status === 201);
      expect(await person.posted('general', wish)).toMatchObject({ id, type: 'file', text: '' });
      expect(await person.posted('general', wish)).not.toHaveProperty('files');
      expect((await person.post('general', { ...wish, fileIds: undefined })).status).toBe(409);
    } finally {
      await strict.stop();
    }
  });

  it.each([
    ['no file and no text', undefined, '', 'text', 'tooShort'],
    ['no file and a text of spaces', undefined, ' \n', 'text', 'tooShort'],
    ['an empty list', [], 'سلام', 'fileIds', 'tooShort'],
    ['eleven', Array.from({ length: 11 }, () => randomUUID()), '', 'fileIds', 'tooMany'],
    [
      'one twice',
      ['A', 'a'].map((letter) => `019a1b2c-3d4e-7f00-8000-00000000000${letter}`),
      '',
      'fileIds',
      'duplicate',
    ],
    ['something that is no id', ['../etc'], '', 'fileIds', 'format'],
    ['no list', 'x', '', 'fileIds', 'type'],
    ['null', null, '', 'fileIds', 'type'],
    ['too long a text', [randomUUID()], 'ا'.repeat(4001), 'text', 'tooLong'],
    ['no text at all', [randomUUID()], null, 'text', 'type'],
  ])('is refused alike on both doors with %s', async (_, fileIds, text, field, code) => {
    const socket = await sara.connect();
    const details = [{ field, code }];
    const { status, body } = await sara.post('general', withFiles(fileIds, text));
    expect([status, body]).toMatchObject([422, { code: 'validation.failed', details }]);
    const wish = { room: 'general', clientId: randomUUID(), ...withFiles(fileIds, text) };
    expect(await socket.askRaw('message', wish)).toMatchObject({ ok: false, error: { details } });
  });

  it.each([[{ fileId: 'x' }], [{}], [{ fileId: randomUUID(), text: 5 }]])(
    'is refused as %j by `file_share`',
    async (wish) => {
      const socket = await sara.connect();
      const answer = await socket.askRaw('file_share', { room: 'general', clientId: randomUUID(), ...wish });
      expect(answer).toMatchObject({ ok: false, error: { code: 'validation.failed' } });
    },
  );
});

describe('a file in a message', () => {
  it('AZ12 is one’s own and not used yet: another’s, a used one and none at all are the same answer', async () => {
    const room = await begin();
    const used = keep();
    await sara.posted(room.id, withFiles([used]));
    const his = keepFile(server, omid);
    const nothing = await sara.post(room.id, withFiles([randomUUID()]));
    expect([nothing.status, nothing.body]).toMatchObject([404, { code: 'file.notFound' }]);
    const avatar = keepFile(server, sara, { purpose: 'avatar' });
    for (const fileIds of [[his], [used], [avatar], [keep(), his]]) {
      const { status, text } = await sara.post(room.id, withFiles(fileIds));
      expect([status, text]).toEqual([404, nothing.text]);
    }
    const socket = await sara.connect();
    const bySocket = (fileId: string) =>
      socket.ask('file_share', { room: room.id, fileId, clientId: randomUUID() });
    expect(await bySocket(his)).toEqual(await bySocket(randomUUID()));
    expect(await fresh(sara, room.id)).toHaveLength(1);
    expect(idsOf(await omid.posted(room.id, withFiles([his])))).toEqual([his]);
  });

  it('belongs to one message when several take it at once', async () => {
    const room = await begin();
    const id = keep();
    const answers = await Promise.all(Array.from({ length: 10 }, () => sara.post(room.id, withFiles([id]))));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(9).fill(404)]);
    expect((await fresh(omid, room.id)).map(idsOf)).toEqual([[id]]);
  });

  it('UP13 stays unused when its message is refused', async () => {
    const room = await begin();
    const id = keep();
    await sara.call('DELETE', `/api/rooms/${room.id}`);
    expect((await sara.post(room.id, withFiles([id]))).body).toMatchObject({ code: 'room.archived' });
    expect(idsOf(await sara.posted('general', withFiles([id])))).toEqual([id]);
  });
});

describe('what is said of files', () => {
  it('can be changed, to nothing too, which no other text can', async () => {
    const room = await begin();
    const message = await sara.posted(room.id, withFiles([keep()], 'سلام'));
    const socket = await omid.connect();
    const replica = await Replica.of(omid, socket, room.id);
    expect((await edit(message.id, ' ')).body).toMatchObject({ message: { text: '', files: message.files } });
    expect((await edit(message.id, `@${omid.name}`)).body).toMatchObject({
      message: { mentions: [omid.name], rev: 3 },
    });
    await sara.call('PATCH', '/api/users/me', { displayName: 'سارا ر.' });
    await socket.next('user_updated', ({ user }) => user.displayName === 'سارا ر.');
    await replica.catchUp();
    expect(replica.messages).toMatchObject([{ displayName: 'سارا ر.', mentions: [omid.name] }]);
    expect(replica.messages).toEqual(await fresh(omid, room.id));
    const plain = await sara.posted(room.id);
    const { status, body } = await edit(plain.id, '');
    expect([status, body]).toMatchObject([422, { details: [{ field: 'text', code: 'tooShort' }] }]);
  });
});

describe('a deleted message', () => {
  it('shows no files to anybody', async () => {
    const room = await begin();
    const message = await sara.posted(room.id, withFiles([keep()], 'سلام'));
    const socket = await omid.connect();
    const answer = await sara.call('DELETE', `/api/messages/${message.id}`);
    const told = await socket.next('message_deleted', ({ id }) => id === message.id);
    for (const each of [answer.body['message'], told, (await fresh(omid, room.id))[0]]) {
      expect(each).toMatchObject({ type: 'file', text: '' });
      expect(each).not.toHaveProperty('files');
    }
  });
});
