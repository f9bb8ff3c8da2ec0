import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepFile } from '../support/kept-files.js';
import { Person } from '../support/person.js';
import { search } from '../support/search.js';
import { TestServer } from '../support/server.js';

let server: TestServer;
let sara: Person;
beforeAll(async () => {
  server = await TestServer.start({ env: { ACTION_RATE_LIMIT: '4', SEARCH_RATE_LIMIT: '2' } });
  sara = await Person.register(server.url);
});
afterAll(async () => {
  sara.close();
  await server.stop();
});

describe('a person who does too much', () => {
  it('is refused by both doors together, and others are not', async () => {
    const socket = await sara.connect();
    const { id } = await sara.posted('general');
    const react = (on: boolean) => socket.ask('react', { id, emoji: '👍', on });
    expect([(await react(true)).ok, (await react(false)).ok]).toEqual([true, true]);
    expect((await sara.call('PUT', `/api/messages/${id}/bookmark`)).status).toBe(200);
    expect((await sara.call('POST', '/api/rooms', { name: 'اتاق تازه' })).status).toBe(201);
    expect(await react(true)).toMatchObject({
      ok: false,
      error: { code: 'rate.limited', retryAfterMs: expect.any(Number) },
    });
    const refused = await sara.call('POST', '/api/rooms', { name: 'یکی دیگر' });
    expect([refused.status, refused.body.code]).toEqual([429, 'rate.limited']);
    expect((await sara.post('general')).status).toBe(201);
    const omid = await Person.register(server.url);
    expect((await omid.call('PUT', `/api/messages/${id}/reactions/${encodeURIComponent('👍')}`)).status).toBe(
      200,
    );
  });

  it('searches no more for a while', async () => {
    const answers = [];
    for (let count = 0; count < 3; count += 1) answers.push((await search(sara, { q: 'سلام' })).status);
    expect(answers).toEqual([200, 200, 429]);
  });

  it('shares no more files by `file_share` than messages by either door, and keeps the file', async () => {
    const strict = await TestServer.start({ env: { MESSAGE_RATE_LIMIT: '3' } });
    const person = await Person.register(strict.url);
    const socket = await person.connect();
    const share = (fileId: string) =>
      socket.ask('file_share', { room: 'general', fileId, clientId: randomUUID() });
    const [first, second] = [keepFile(strict, person), keepFile(strict, person)];
    expect(await share(first)).toMatchObject({ ok: true, message: { files: [{ id: first }] } });
    expect((await person.post('general')).status).toBe(201);
    expect(await share(randomUUID())).toMatchObject({ ok: false, error: { code: 'file.notFound' } });
    expect(await share(second)).toMatchObject({
      ok: false,
      error: { code: 'rate.limited', retryAfterMs: expect.any(Number) },
    });
    const byHttp = await person.post('general', { text: '', fileIds: [second] });
    expect([byHttp.status, byHttp.body]).toMatchObject([429, { code: 'rate.limited' }]);
    const stillLoose = await person.call('DELETE', `/api/files/${second}`);
    expect(stillLoose.status).toBe(204);
    const other = await Person.register(strict.url);
    const theirs = await other.post('general', { text: '', fileIds: [keepFile(strict, other)] });
    expect(theirs.status).toBe(201);
    person.close();
    await strict.stop();
  });
});
