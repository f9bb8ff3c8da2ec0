import { createServer } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SystemAnswer, SystemStatus } from '#contracts';
import { Person } from '../support/person.js';
import { TestClamd } from '../support/clamd.js';
import { TestServer } from '../support/server.js';

let server: TestServer;
let clamd: TestClamd;
let admin: Person;
let member: Person;
beforeAll(async () => {
  clamd = await TestClamd.start();
  server = await TestServer.start({
    env: { CLAMD_HOST: '127.0.0.1', CLAMD_PORT: String(clamd.port), MAX_UPLOAD_SIZE: '1048576' },
  });
  admin = await Person.register(server.url);
  member = await Person.register(server.url);
});
afterAll(async () => {
  await server.stop();
  await clamd.stop();
});

const status = async (): Promise<SystemStatus> =>
  (await admin.get<SystemAnswer>('/api/admin/system')).body.system;

describe('the state of the system', () => {
  it('says what it runs on, how it is and what it does by itself', async () => {
    const system = await status();
    expect(system).toMatchObject({
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      node: process.version,
      sqlite: expect.stringMatching(/^3\./),
      errors: [],
    });
    expect(Date.parse(system.startedAt)).toBeLessThan(Date.parse(system.now));
    expect(system.sizes.database).toBeGreaterThan(0);
    expect(system.disk.free).toBeLessThanOrEqual(system.disk.total);
    expect(system.memory.used).toBeGreaterThan(system.memory.heap);
    expect(system.migrations[0]).toEqual({
      name: 'Spine1763800000000',
      madeAt: new Date(1_763_800_000_000).toISOString(),
    });
    expect(system.parts.map(({ name, state }) => [name, state])).toEqual([
      ['databaseRead', 'ok'],
      ['databaseWrite', 'ok'],
      ['search', 'ok'],
      ['storage', 'ok'],
      ['scanner', 'ok'],
      ['mail', 'off'],
    ]);
    expect(system.jobs.map(({ name, error }) => [name, error])).toEqual(
      expect.arrayContaining([
        ['files.collect', undefined],
        ['messages.wipe', undefined],
      ]),
    );
  });

  it('is for admins alone', async () => {
    expect((await member.get('/api/admin/system')).status).toBe(403);
    expect((await member.call('POST', '/api/admin/system/upload', {})).status).toBe(403);
  });

  it('names the part that fails, and what failed before, without the values it was about', async () => {
    await clamd.stop();
    const refusing = createServer((socket) => socket.end('nonsense\0')).listen(clamd.port, '127.0.0.1');
    await once(refusing, 'listening');
    const form = new FormData();
    form.set('file', new File(['words'], 'محرمانه.txt', { type: 'text/plain' }));
    const headers = { cookie: member.cookie, origin: server.url };
    const sent = await fetch(`${server.url}/api/files`, { method: 'POST', body: form, headers });
    expect(sent.status).toBe(503);
    const { parts, errors } = await status();
    expect(parts).toContainEqual({ name: 'scanner', state: 'failing', error: 'Error: clamd says: nonsense' });
    expect(errors[0]).toMatchObject({
      message: 'a file could not be scanned',
      cause: 'Error: clamd says: nonsense',
    });
    expect(JSON.stringify(errors)).not.toContain('محرمانه');
    refusing.close();
    clamd = await TestClamd.start();
  });
});

describe('an upload that tries the way', () => {
  const send = async (size: number) => {
    const headers = { cookie: admin.cookie, origin: server.url, 'content-type': 'application/octet-stream' };
    const answer = await fetch(`${server.url}/api/admin/system/upload`, {
      method: 'POST',
      headers,
      body: new Uint8Array(size),
    });
    return [answer.status, await answer.json()];
  };

  it('says how much arrived, and takes no more than an upload may have', async () => {
    expect(await send(1_048_576)).toEqual([200, { bytes: 1_048_576 }]);
    expect(await send(0)).toEqual([200, { bytes: 0 }]);
    expect(await send(1_048_577)).toEqual([413, expect.objectContaining({ code: 'file.tooLarge' })]);
  });
});
