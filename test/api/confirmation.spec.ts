import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD, Person, freshName } from '../support/person.js';
import { TestServer } from '../support/server.js';

const LASTS_MS = 600_000;

let server: TestServer;
let admin: Person;
let member: Person;
beforeAll(async () => {
  server = await TestServer.start();
  admin = await Person.register(server.url);
  member = await Person.register(server.url);
});
afterAll(() => server.stop());

/** Signs in as somebody did who then left the page alone; nothing was asked by it yet, so no memory knows it. */
async function signedInBefore(ms: number): Promise<Person> {
  const person = await Person.login(server.url, admin.name, PASSWORD);
  const database = new Sqlite(join(server.dataDir, 'sokhan.db'), { timeout: 10_000 });
  database
    .prepare(
      'UPDATE sessions SET confirmedAt = ? WHERE id = (SELECT id FROM sessions ORDER BY id DESC LIMIT 1)',
    )
    .run(Date.now() - ms);
  database.close();
  return person;
}

const setRole = (by: Person) =>
  by.call('PUT', `/api/admin/people/${member.name}/role`, { role: 'moderator' });
const confirm = (by: Person, password: string) => by.call('POST', '/api/auth/confirmation', { password });

describe('a deed of much weight', () => {
  it('AD2 wants the password again when it was shown more than ten minutes ago, and only then', async () => {
    const late = await signedInBefore(LASTS_MS + 1_000);
    const before = await late.call('PUT', `/api/admin/people/${member.name}/role`, { role: 'moderator' });
    expect([before.status, before.body]).toMatchObject([403, { code: 'auth.confirm' }]);
    expect((await late.get('/api/auth/confirmation')).body).toMatchObject({ code: 'auth.confirm' });

    expect((await confirm(late, 'not this one 1')).body).toMatchObject({ code: 'auth.wrongPassword' });
    expect((await setRole(late)).status).toBe(403);
    expect((await confirm(late, PASSWORD)).status).toBe(204);
    expect((await late.get('/api/auth/confirmation')).status).toBe(204);
    expect((await setRole(late)).status).toBe(200);
    expect((await setRole(await signedInBefore(LASTS_MS - 60_000))).status).toBe(200);
  });

  it('AD2 is each that makes, raises or removes an account, opens one, or takes data away', async () => {
    const late = await signedInBefore(LASTS_MS + 1_000);
    const deeds: [string, string, object?][] = [
      ['PUT', `/api/admin/people/${member.name}/role`, { role: 'admin' }],
      ['DELETE', `/api/admin/people/${member.name}`, { messages: 'keep', username: member.name }],
      ['POST', `/api/admin/people/${member.name}/reset-link`],
      ['POST', '/api/admin/people', { username: freshName() }],
      ['GET', '/api/admin/audit/export?format=csv'],
      ['GET', '/api/admin/backups/any'],
      ['DELETE', '/api/admin/backups/any'],
    ];
    for (const [method, path, body] of deeds)
      expect((await late.call(method, path, body)).body, path).toMatchObject({ code: 'auth.confirm' });
  });

  it('AD2 goes on being asked of one device when another has shown the password', async () => {
    const late = await signedInBefore(LASTS_MS + 1_000);
    await confirm(await signedInBefore(LASTS_MS + 1_000), PASSWORD);
    expect((await late.get('/api/auth/confirmation')).status).toBe(403);
  });

  it('is still closed to people of another role, whatever they show', async () => {
    expect((await confirm(member, PASSWORD)).status).toBe(204);
    const { body } = await member.call('DELETE', `/api/admin/people/${admin.name}`, {
      messages: 'keep',
      username: admin.name,
    });
    expect(body).toMatchObject({ code: 'request.forbidden' });
  });
});
