import { randomBytes, randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { OFFLINE_AFTER_MS, TYPING } from '#contracts';
import { Person, TestSocket, request } from '../support/person.js';
import { TestServer } from '../support/server.js';

let server: TestServer;
let sara: Person;
let omid: Person;
beforeAll(async () => {
  server = await TestServer.start();
});
afterEach(() => {
  sara?.close();
  omid?.close();
});
afterAll(() => server.stop());

async function two() {
  sara = await Person.register(server.url, { displayName: 'سارا' });
  omid = await Person.register(server.url);
}

/** The status line a raw upgrade gets. */
function upgrade(
  headers: Record<string, string>,
  path = '/socket.io/?EIO=4&transport=websocket',
): Promise<string> {
  const lines = Object.entries({
    Host: `127.0.0.1:${server.port}`,
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}`);
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1', () => {
      socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    });
    socket.once('data', (data) => {
      socket.destroy();
      resolve(data.toString().split('\r\n')[0] ?? '');
    });
    socket.once('error', reject);
  });
}

describe('the handshake', () => {
  it.each(['https://evil.example', 'null', 'http://127.0.0.1.evil.example', 'http://127.0.0.1:1', 'garbage'])(
    'answers 403 before the upgrade when the Origin is %s',
    async (Origin) => {
      expect(await upgrade({ Origin })).toBe('HTTP/1.1 403 Forbidden');
    },
  );

  it('upgrades when the Origin is its own', async () => {
    expect(await upgrade({ Origin: `http://127.0.0.1:${server.port}` })).toContain('101');
  });

  it('refuses with a code when there is no valid session', async () => {
    for (const cookie of [undefined, 'sid=made_up']) {
      await expect(TestSocket.open(server.url, cookie)).rejects.toMatchObject({
        data: { code: 'auth.required' },
      });
    }
  });

  it('knows no transport but WebSocket', async () => {
    const answer = await request(server.url, 'GET', '/socket.io/?EIO=4&transport=polling');
    expect(answer.status).toBe(400);
    expect((await request(server.url, 'GET', '/socket.io/socket.io.js')).status).toBe(400);
  });
});

describe('an event', () => {
  it.each([
    [[]],
    [[null]],
    [['text']],
    [[5]],
    [[[]]],
    [[{}]],
    [[{ room: { $ne: 1 }, text: [], clientId: 7 }]],
    [[{ room: 'general', text: 'سلام', clientId: 'not a uuid' }]],
    [[{ room: 'general', text: 'سلام', clientId: randomUUID(), username: 'admin' }]],
    [[{ room: 'general', text: Buffer.from('x'), clientId: randomUUID() }]],
    [[{ room: 'general', text: 'سلام', clientId: randomUUID() }, 'one too many', 5]],
    [[JSON.parse('{"__proto__":{"polluted":1},"room":"general"}')]],
  ])('always answers its ack with a code when it carries %j', async (args) => {
    await two();
    const socket = await sara.connect();
    const answer = (await socket.askRaw('message', ...args)) as { ok: boolean; error?: { code: string } };
    if (!answer.ok) expect(answer.error?.code).toBe('validation.failed');
    expect(await socket.ask('get_online_users', {})).toMatchObject({ ok: true });
  });

  it('is ignored when nobody knows it, and the connection lives', async () => {
    await two();
    const socket = await sara.connect();
    for (const name of ['nothing', 'error', 'constructor', '__proto__'])
      socket.raw.emit(name as 'typing', {} as never);
    expect(await socket.ask('get_online_users', {})).toMatchObject({ ok: true });
  });

  it('closes the connection, and no other, when it is larger than a frame may be', async () => {
    await two();
    const [big, small] = [await sara.connect(), await omid.connect()];
    big.raw.emit(
      'message',
      { room: 'general', text: 'x'.repeat(100_000), clientId: randomUUID() },
      () => undefined,
    );
    await big.until(() => big.disconnected !== undefined);
    expect(await small.ask('get_online_users', {})).toMatchObject({ ok: true });
  });

  it('cannot subscribe to a room it is not let into', async () => {
    await two();
    const room = await sara.makeRoom({ kind: 'private' });
    const socket = await omid.connect();
    expect(await socket.ask('open_room', { room: room.id })).toMatchObject({
      error: { code: 'room.notFound' },
    });
    expect(await socket.ask('sync', { room: room.id, since: 0 })).toMatchObject({
      error: { code: 'room.notFound' },
    });
    expect(await socket.ask('typing', { room: room.id, typing: true })).toMatchObject({ ok: false });
    socket.raw.emit('join' as 'typing', `room:${room.id}` as never);
    await sara.say(room.id, 'محرمانه');
    await socket.ask('get_online_users', {});
    expect(socket.messagesOf(room.id)).toEqual([]);
  });
});

describe('a reader', () => {
  it('is cut when it asks and takes no answer, and others are served', async () => {
    await two();
    const room = await sara.makeRoom();
    for (let count = 0; count < 100; count += 1) await sara.say(room.id, 'ا'.repeat(4_000));
    const [deaf, other] = [await sara.connect(), await omid.connect()];
    const { transport } = deaf.raw.io.engine as unknown as { transport: { ws: { pause: () => void } } };
    transport.ws.pause();
    for (let count = 0; count < 80; count += 1)
      deaf.raw.emit('sync', { room: room.id, since: 0 }, () => undefined);
    expect(await server.logged('could not keep up')).toContain(sara.name);
    expect(await other.ask('get_online_users', {})).toMatchObject({ ok: true });
  });
});

describe('presence', () => {
  it('tells others once when somebody comes in two tabs, and five seconds after the last one is gone', async () => {
    await two();
    const watch = await sara.connect();
    const [tab, otherTab] = [await omid.connect(), await omid.connect()];
    const ofOmid = () =>
      watch.all('presence').flatMap(({ changes }) => changes.filter((c) => c.username === omid.name));
    await watch.until(() => ofOmid().length === 1);
    const online = await watch.ask('get_online_users', {});
    expect(online.ok && online.online).toEqual(expect.arrayContaining([sara.name, omid.name]));
    tab.close();
    const reloaded = await omid.connect();
    otherTab.close();
    reloaded.close();
    const goneAt = Date.now();
    await watch.until(() => ofOmid().length === 2);
    expect(ofOmid().map(({ state }) => state)).toEqual(['online', 'offline']);
    expect(Date.now() - goneAt).toBeGreaterThanOrEqual(OFFLINE_AFTER_MS - 500);
    const card = await sara.get<{ user: { lastSeenAt?: string; status: { state: string } } }>(
      `/api/users/${omid.name}`,
    );
    expect(card.body.user.status.state).toBe('offline');
    expect(ofOmid()[1]?.lastSeenAt).toBeDefined();
  });
});

describe('typing', () => {
  it('is told to the others of the room, renewed at most every three seconds, and runs out by itself', async () => {
    await two();
    const [writer, reader] = [await sara.connect(), await omid.connect()];
    const heard = () => reader.all('user_typing').filter(({ username }) => username === sara.name);
    const startedAt = Date.now();
    for (let count = 0; count < 5; count += 1) await writer.ask('typing', { room: 'general', typing: true });
    await reader.until(() => heard().length === 1);
    expect(heard()[0]).toMatchObject({ displayName: 'سارا', typing: true });
    await reader.until(() => heard().length === 2);
    expect(heard()[1]?.typing).toBe(false);
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(TYPING.ttlMs - 500);
    expect(writer.all('user_typing')).toEqual([]);
  });

  it('is told no more often when the writer says on and off in turn', async () => {
    await two();
    const [writer, reader] = [await sara.connect(), await omid.connect()];
    for (let count = 0; count < 20; count += 1) {
      await writer.ask('typing', { room: 'random', typing: true });
      await writer.ask('typing', { room: 'random', typing: false });
    }
    await reader.ask('get_online_users', {});
    const heard = reader.all('user_typing').filter(({ username }) => username === sara.name);
    expect(heard.map(({ typing }) => typing)).toEqual([true, false]);
  });

  it('stops at once when the writer says so', async () => {
    await two();
    const [writer, reader] = [await sara.connect(), await omid.connect()];
    await writer.ask('typing', { room: 'tech', typing: true });
    await writer.ask('typing', { room: 'tech', typing: false });
    await reader.next('user_typing', ({ username, typing }) => username === sara.name && !typing);
  });
});
