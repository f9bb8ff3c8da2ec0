import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditPage, ServerAnswer, ServerSettings, ServerSettingsAnswer } from '#contracts';
import { png } from '../support/files.js';
import { storeFile } from '../support/kept-files.js';
import { PASSWORD, Person, freshName, request } from '../support/person.js';
import { TestServer } from '../support/server.js';
import { upload } from '../support/uploads.js';

/** Nothing is fixed but what a test wants to be. */
const UNFIXED = { MESSAGE_RATE_LIMIT: '' };
const PATH = '/api/admin/settings';

let dataDir: string;
let server: TestServer;
let admin: Person;
let member: Person;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'sokhan-'));
  server = await TestServer.start({ dataDir, env: UNFIXED });
  admin = await Person.register(server.url);
  member = await Person.register(server.url);
});
afterAll(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const change = (wish: Partial<ServerSettings>) => admin.call<ServerSettingsAnswer>('PATCH', PATH, wish);
const known = async (base = server.url) =>
  (await request<ServerAnswer>(base, 'GET', '/api/server')).body.server;
/** What a browser gets that comes for the first time. */
const page = async () => (await fetch(`${server.url}/login`)).text();
const send = (name: string, size: number) => upload(member, name, Buffer.alloc(size, 'a'));

describe('a setting that is changed while the server runs', () => {
  it('is known to everybody at once: whoever asks, and whoever is connected', async () => {
    const socket = await member.connect();
    const { status, body } = await change({ name: 'انجمن نجوم', messageOfTheDay: { en: 'Look up!' } });
    expect([status, body.settings]).toMatchObject([200, { name: 'انجمن نجوم' }]);
    const { server: told } = await socket.next('server_updated', (event) => event.server.name !== undefined);
    expect(told).toEqual(await known());
    expect(told).toMatchObject({ name: 'انجمن نجوم', messageOfTheDay: { en: 'Look up!' } });
    expect(JSON.stringify(told)).not.toContain('version');
  });

  it('decides which files are taken', async () => {
    await change({ maxUploadSize: 1_000, fileTypes: ['txt'] });
    expect(await send('a.txt', 1_001)).toMatchObject({ status: 413, body: { code: 'file.tooLarge' } });
    expect(await send('a.md', 10)).toMatchObject({ status: 415, body: { code: 'file.typeRefused' } });
    expect(await send('a.txt', 10)).toMatchObject({ status: 201 });
    await change({ maxUploadSize: 1_001, userQuota: 1_000 });
    expect(await send('a.txt', 1_001)).toMatchObject({ status: 409, body: { code: 'file.quotaExceeded' } });
    const { body } = await member.get('/api/files/usage');
    expect(body).toMatchObject({ usage: { quota: 1_000 } });
    await change({ userQuota: 0 });
    expect(await send('a.txt', 1_001)).toMatchObject({ status: 201 });
  });

  it('limits messages by both doors', async () => {
    const socket = await member.connect();
    await change({ messageRateLimit: 1 });
    expect((await member.say('general', 'یک')).status).toBe(201);
    expect((await member.say('general', 'دو')).body).toMatchObject({ code: 'rate.limited' });
    const wish = { room: 'general', text: 'سه', clientId: crypto.randomUUID() };
    expect(await socket.ask('message', wish)).toMatchObject({ ok: false, error: { code: 'rate.limited' } });
    await change({ messageRateLimit: 0 });
    expect(await socket.ask('message', wish)).toMatchObject({ ok: true });
  });

  it('closes registration, and opens it again', async () => {
    const body = { username: freshName(), password: PASSWORD };
    const register = () => request(server.url, 'POST', '/api/auth/register', { body });
    await change({ registration: 'closed' });
    expect(await register()).toMatchObject({ status: 403, body: { code: 'registration.closed' } });
    await change({ registration: 'open' });
    expect((await register()).status).toBe(201);
  });

  it('holds after a restart too', async () => {
    await change({ name: 'پایدار', fileTypes: ['txt', 'png'], editWindowMinutes: 7 });
    await server.stop();
    server = await TestServer.start({ dataDir, env: UNFIXED });
    expect(await known()).toMatchObject({
      name: 'پایدار',
      editWindowMs: 7 * 60_000,
      uploads: { extensions: ['txt', 'png'] },
    });
    admin = await Person.login(server.url, admin.name);
    member = await Person.login(server.url, member.name);
  });

  it('is written down with what it was before', async () => {
    await change({ name: 'نام یک' });
    await change({ name: 'نام دو' });
    const { body } = await admin.get<AuditPage>('/api/admin/audit?action=settings.change');
    expect(body.entries[0]).toMatchObject({
      actor: { username: admin.name },
      detail: { before: { name: 'نام یک' }, after: { name: 'نام دو' } },
    });
  });

  it.each([
    [{ registration: 'maybe' }, 'registration'],
    [{ maxUploadSize: 0 }, 'maxUploadSize'],
    [{ maxUploadSize: null }, 'maxUploadSize'],
    [{ fileTypes: ['exe'] }, 'fileTypes'],
    [{ fileTypes: [] }, 'fileTypes'],
    [{ messageOfTheDay: { fa: 5 } }, 'messageOfTheDay.fa'],
    [{ name: 'x'.repeat(51) }, 'name'],
    [{ logo: 'x' }, 'logo'],
    [{ languages: [] }, 'languages'],
    [{ languages: ['de'] }, 'languages'],
    [{ languages: ['fa', 'fa'] }, 'languages'],
    [{ defaultLanguage: 'de' }, 'defaultLanguage'],
    [{ retentionDays: -1 }, 'retentionDays'],
    [{ anything: 1 }, 'anything'],
  ])('is refused at its field when it is %j', async (wish, field) => {
    const { status, body } = await admin.call('PATCH', PATH, wish);
    expect([status, body]).toMatchObject([422, { details: [{ field }] }]);
  });

  it('offers languages, and one of them to those who never chose', async () => {
    await change({ languages: ['en'], defaultLanguage: 'en' });
    expect(await known()).toMatchObject({ languages: ['en'], defaultLanguage: 'en' });
    expect(await page()).toContain('&quot;defaultLanguage&quot;:&quot;en&quot;');
    const refused = { status: 422, body: { details: [{ field: 'defaultLanguage', code: 'range' }] } };
    expect(await change({ defaultLanguage: 'fa' })).toMatchObject(refused);
    expect(await change({ languages: ['fa'] })).toMatchObject(refused);
    await change({ languages: ['fa', 'en'], defaultLanguage: 'browser' });
    expect(await known()).not.toHaveProperty('defaultLanguage');
  });

  it('is changed and seen by admins alone', async () => {
    expect((await member.get(PATH)).status).toBe(403);
    expect((await member.call('PATCH', PATH, { name: 'من' })).status).toBe(403);
  });

  it('cannot be changed where the environment decides it, which is shown with the name of the variable', async () => {
    const other = await TestServer.start({ env: { USER_QUOTA: '5' } });
    try {
      const owner = await Person.register(other.url);
      const { body } = await owner.get<ServerSettingsAnswer>(PATH);
      expect(body.fixed).toContainEqual({ name: 'userQuota', variable: 'USER_QUOTA' });
      expect(body.settings.userQuota).toBe(5);
      const refused = await owner.call('PATCH', PATH, { userQuota: 6 });
      expect([refused.status, refused.body]).toMatchObject([
        422,
        { details: [{ field: 'userQuota', code: 'reserved' }] },
      ]);
    } finally {
      await other.stop();
    }
  });
});

describe('maintenance', () => {
  it('takes changes from admins alone, by both doors, and lets everybody read, come and go', async () => {
    const socket = await member.connect();
    const before = await member.posted('general');
    await change({ maintenance: true });
    try {
      expect(await socket.next('server_updated', (event) => event.server.maintenance)).toBeTruthy();
      const refused = { code: 'server.readOnly' };
      expect(await member.say('general', 'نه')).toMatchObject({ status: 423, body: refused });
      expect(await member.call('PATCH', '/api/users/me', { bio: 'نه' })).toMatchObject({ status: 423 });
      const body = { username: freshName(), password: PASSWORD };
      expect(await request(server.url, 'POST', '/api/auth/register', { body })).toMatchObject({
        status: 423,
      });
      const wish = { room: 'general', text: 'نه', clientId: crypto.randomUUID() };
      expect(await socket.ask('message', wish)).toMatchObject({ ok: false, error: refused });
      expect(await socket.ask('delete_message', { id: before.id })).toMatchObject({
        ok: false,
        error: refused,
      });

      expect(await socket.ask('sync', { room: before.room, since: 0 })).toMatchObject({ ok: true });
      const mark = { room: before.room, seq: before.seq };
      expect(await socket.ask('mark_messages_read', mark)).toMatchObject({ ok: true });
      const read = await member.call('PUT', `/api/rooms/${before.room}/read`, { seq: before.seq });
      expect(read.status).toBe(200);
      const again = await Person.login(server.url, member.name);
      expect((await again.call('POST', '/api/auth/logout')).status).toBe(204);
      expect((await admin.say('general', 'بله')).status).toBe(201);
    } finally {
      await change({ maintenance: false });
    }
    expect((await member.say('general', 'اکنون')).status).toBe(201);
  });
});

describe('the logo', () => {
  const LOGO = '/api/server/logo';
  const imageOf = async (person: Person) =>
    storeFile(server, person, {
      name: 'نشان.png',
      type: 'image/png',
      kind: 'image',
      content: await png(300, 200),
    });
  const setLogo = (person: Person, fileId: string) => person.call('PUT', `${PATH}/logo`, { fileId });

  it('is a small square that anybody sees, is told to everybody at once, and written down', async () => {
    expect((await fetch(server.url + LOGO)).status).toBe(404);
    const socket = await member.connect();
    const id = await imageOf(admin);
    expect((await setLogo(admin, id)).status).toBe(204);
    expect(await socket.next('server_updated', (event) => event.server.logo === id)).toBeTruthy();
    expect(await page()).toContain(id);
    const answer = await fetch(server.url + LOGO);
    const { width, height, format } = await sharp(await answer.arrayBuffer()).metadata();
    expect({ width, height, format }).toEqual({ width: 256, height: 256, format: 'webp' });
    const headers = { 'if-none-match': answer.headers.get('etag') ?? '' };
    expect((await fetch(server.url + LOGO, { headers })).status).toBe(304);
    const { body } = await admin.get<AuditPage>('/api/admin/audit?action=settings.change');
    expect(body.entries[0]).toMatchObject({ detail: { before: { logo: '' }, after: { logo: id } } });
  });

  it('gives way to another, and to none', async () => {
    const [first, second] = [await imageOf(admin), await imageOf(admin)];
    await setLogo(admin, first);
    await setLogo(admin, second);
    expect((await known()).logo).toBe(second);
    expect((await admin.get(`/api/files/${first}`)).status).toBe(404);
    expect((await admin.call('DELETE', `${PATH}/logo`)).status).toBe(204);
    expect(await known()).not.toHaveProperty('logo');
    expect((await fetch(server.url + LOGO)).status).toBe(404);
    expect((await admin.call('DELETE', `${PATH}/logo`)).status).toBe(204);
  });

  it('is an image of the admin who brings it, and theirs alone to bring', async () => {
    expect((await setLogo(member, await imageOf(member))).status).toBe(403);
    expect((await member.call('DELETE', `${PATH}/logo`)).status).toBe(403);
    expect(await setLogo(admin, await imageOf(member))).toMatchObject({
      status: 404,
      body: { code: 'file.notFound' },
    });
    expect((await setLogo(admin, 'x')).status).toBe(422);
    expect(await known()).not.toHaveProperty('logo');
  });
});
