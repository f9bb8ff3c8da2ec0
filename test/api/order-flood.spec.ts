import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportsAnswer, Sent } from '#contracts';
import { Person } from '../support/person.js';
import { TestServer } from '../support/server.js';

let server: TestServer;
let moderator: Person;
const register = () => Person.register(server.url);
beforeAll(async () => {
  server = await TestServer.start({ env: { MESSAGE_RATE_LIMIT: '1000' } });
  await register();
  const { name } = await register();
  const database = new Sqlite(join(server.dataDir, 'sokhan.db'));
  database.prepare("UPDATE users SET role = 'moderator' WHERE username = ?").run(name);
  database.close();
  moderator = await Person.login(server.url, name);
});
afterAll(() => server.stop());

const sent = (person: Person, room: string, text: string, clientId: string = randomUUID()) =>
  person.call<Sent & { code?: string }>('POST', `/api/rooms/${room}/messages`, { text, clientId });
const reports = async () => (await moderator.get<ReportsAnswer>('/api/admin/reports')).body.reports;

describe('a flood', () => {
  it('of one text over the rooms ends, and those who keep order are told once', async () => {
    const target = await register();
    const rooms = ['general', 'tech', 'random'];
    for (const room of rooms) expect((await sent(target, room, 'بیایید اینجا')).status).toBe(201);
    const clientId = randomUUID();
    const { body, status } = await sent(target, 'general', 'بيایید  اینجا', clientId);
    expect(status).toBe(429);
    expect(body).toMatchObject({ code: 'rate.limited', retryAfterMs: expect.any(Number) });
    expect((await sent(target, 'tech', 'بیایید اینجا')).status).toBe(429);
    const told = (await reports()).filter(({ author }) => author.username === target.name);
    expect(told).toMatchObject([{ cause: 'flood', message: { text: 'بيایید  اینجا' } }]);
    expect((await sent(target, 'general', 'چیز دیگر')).status).toBe(201);
  });

  it('does not count a message that is repeated until it is answered', async () => {
    const target = await register();
    const clientId = randomUUID();
    for (let times = 0; times < 6; times += 1)
      expect((await sent(target, 'general', 'یک بار', clientId)).status).toBe(201);
  });

  it('is none where nobody else has to read it, nor in short answers', async () => {
    const target = await register();
    const { id } = await target.makeRoom({ kind: 'private' });
    for (let times = 0; times < 6; times += 1)
      expect((await sent(target, id, 'بیایید اینجا')).status).toBe(201);
    const other = await register();
    for (let times = 0; times < 6; times += 1) expect((await sent(other, 'general', 'بله')).status).toBe(201);
  });

  it('of many messages in a few seconds ends too', async () => {
    const target = await register();
    const statuses: number[] = [];
    for (let nth = 0; nth < 15; nth += 1)
      statuses.push((await sent(target, 'general', `پیام شمارهٔ ${nth}`)).status);
    expect(statuses.slice(0, 14)).toEqual(Array.from({ length: 14 }, () => 201));
    expect(statuses[14]).toBe(429);
  });
});
