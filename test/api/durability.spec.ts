import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HistoryAnswer, Message } from '#contracts';
import { Person } from '../support/person.js';
import { TestServer } from '../support/server.js';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'sokhan-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

async function everythingIn(person: Person, room: string): Promise<Message[]> {
  const messages: Message[] = [];
  for (;;) {
    const after = messages.at(-1)?.seq ?? 0;
    const { body } = await person.get<HistoryAnswer>(`/api/rooms/${room}/messages?limit=200&after=${after}`);
    messages.push(...body.messages);
    if (!body.hasMore) return messages;
  }
}

describe('the server', () => {
  it('has every acknowledged message once, in order, when it was killed while 500 were being sent', async () => {
    const first = await TestServer.start({ dataDir });
    const writers = await Promise.all(Array.from({ length: 5 }, () => Person.register(first.url)));
    const sockets = await Promise.all(writers.map((writer) => writer.connect()));
    const acknowledged = new Map<string, number>();
    const sent = sockets.flatMap((socket) =>
      Array.from({ length: 100 }, () => {
        const clientId = randomUUID();
        const wish = { room: 'general', text: 'زیر بار', clientId };
        socket.raw.emit('message', wish, (answer) => {
          if (answer.ok) acknowledged.set(clientId, answer.message!.seq);
          // The cut falls in the middle of the stream of answers.
          if (acknowledged.size === 150) void first.kill();
        });
        return wish;
      }),
    );
    await Promise.all(sockets.map((socket) => socket.until(() => socket.disconnected !== undefined)));
    expect(acknowledged.size).toBeGreaterThanOrEqual(150);
    const acknowledgedBeforeTheCut = new Map(acknowledged);

    const second = await TestServer.start({ dataDir });
    try {
      const reader = new Person(second.url, writers[0]!.user, writers[0]!.cookie);
      const survivors = await everythingIn(reader, 'general');
      expect(survivors.map(({ seq }) => seq)).toEqual(survivors.map((_, index) => index + 1));
      const seqOf = new Map(survivors.map(({ clientId, seq }) => [clientId, seq]));
      expect(seqOf.size).toBe(survivors.length);
      for (const [clientId, seq] of acknowledgedBeforeTheCut) expect(seqOf.get(clientId)).toBe(seq);

      // Every sender repeats what it has no answer for: nothing is doubled, nothing is missing.
      for (const [index, wish] of sent.entries()) {
        const writer = writers[Math.floor(index / 100)]!;
        const again = new Person(second.url, writer.user, writer.cookie);
        expect((await again.say('general', wish.text, wish.clientId)).status).toBe(201);
      }
      const all = await everythingIn(reader, 'general');
      expect(all.map(({ seq }) => seq)).toEqual(Array.from({ length: 500 }, (_, index) => index + 1));
      expect(new Set(all.map(({ clientId }) => clientId)).size).toBe(500);
    } finally {
      await second.stop();
    }
  });

  it('answers every message in flight and exits with 0 when it is asked to stop', async () => {
    const server = await TestServer.start({ dataDir });
    const person = await Person.register(server.url);
    const socket = await person.connect();
    let acknowledged = 0;
    for (let count = 0; count < 50; count += 1) {
      socket.raw.emit(
        'message',
        { room: 'general', text: 'پیش از ایست', clientId: randomUUID() },
        ({ ok }) => {
          if (ok) acknowledged += 1;
        },
      );
    }
    // Asked to stop the moment the first of them is heard of.
    await socket.until(() => socket.heard.some(({ event }) => event.startsWith('message')));
    expect(await server.stop()).toBe(0);

    const again = await TestServer.start({ dataDir });
    const stored = await everythingIn(new Person(again.url, person.user, person.cookie), 'general');
    expect(acknowledged).toBe(stored.length);
    expect(acknowledged).toBeGreaterThan(0);
    await again.stop();
  });

  it('keeps sessions, rooms and messages over a restart, and its secret to itself', async () => {
    const first = await TestServer.start({ dataDir });
    const person = await Person.register(first.url);
    const room = await person.makeRoom({ name: 'پایدار' });
    await person.say(room.id, 'می‌مانم');
    expect(await first.stop()).toBe(0);
    expect(statSync(join(dataDir, 'secret.key')).mode & 0o777).toBe(0o600);

    const second = await TestServer.start({ dataDir });
    const back = new Person(second.url, person.user, person.cookie);
    expect((await everythingIn(back, room.id)).map(({ text }) => text)).toEqual(['می‌مانم']);
    await second.stop();
  });

  it('signs everybody out when the secret is another one', async () => {
    const first = await TestServer.start({ dataDir });
    const person = await Person.register(first.url);
    await first.stop();
    const second = await TestServer.start({ dataDir, env: { SECRET_KEY: 'x'.repeat(32) } });
    const back = new Person(second.url, person.user, person.cookie);
    expect((await back.get('/api/auth/me')).status).toBe(401);
    await second.stop();
  });
});
