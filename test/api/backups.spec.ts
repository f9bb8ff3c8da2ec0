import Sqlite from 'better-sqlite3';
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { create, extract } from 'tar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditPage, AuditVerdictAnswer, BackupsAnswer, HistoryAnswer, Message } from '#contracts';
import { sokhan } from '../support/commands.js';
import { Person } from '../support/person.js';
import { TestServer } from '../support/server.js';

let folder: string;
let server: TestServer;
let admin: Person;
let writers: Person[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sokhan-'));
  mkdirSync(join(folder, 'data'));
  server = await TestServer.start({ dataDir: join(folder, 'data'), env: { BACKUPS_KEPT: '2' } });
  admin = await Person.register(server.url);
  writers = await Promise.all(Array.from({ length: 4 }, () => Person.register(server.url)));
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const list = async () => (await admin.get<BackupsAnswer>('/api/admin/backups')).body;

/** Makes one and answers its name. */
async function made(): Promise<string> {
  const { status } = await admin.call('POST', '/api/admin/backups');
  expect(status).toBe(202);
  for (;;) {
    const { running, error, backups } = await list();
    if (error) throw new Error(error);
    if (!running) return backups[0]!.name;
  }
}

async function download(name: string): Promise<string> {
  const path = join(folder, `${randomUUID()}.tar.gz`);
  const answer = await fetch(`${server.url}/api/admin/backups/${name}`, {
    headers: { cookie: admin.cookie },
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(Number(answer.headers.get('content-length'))).toBe(bytes.length);
  writeFileSync(path, bytes);
  return path;
}

async function everythingIn(person: Person, room: string): Promise<Message[]> {
  const messages: Message[] = [];
  for (;;) {
    const after = messages.at(-1)?.seq ?? 0;
    const { body } = await person.get<HistoryAnswer>(`/api/rooms/${room}/messages?limit=200&after=${after}`);
    messages.push(...body.messages);
    if (!body.hasMore) return messages;
  }
}

async function share(person: Person, text: string): Promise<string> {
  const form = new FormData();
  form.set('file', new File([text], 'گزارش.txt', { type: 'text/plain' }));
  const headers = { cookie: person.cookie, origin: server.url };
  const answer = await fetch(`${server.url}/api/files`, { method: 'POST', body: form, headers });
  const { file } = (await answer.json()) as { file: { id: string } };
  await person.posted('general', { text: '', fileIds: [file.id] });
  return file.id;
}

/** What an archive would be if somebody had changed it. */
async function altered(archive: string, alter: (folder: string) => void): Promise<string> {
  const [at, path] = [join(folder, randomUUID()), join(folder, `${randomUUID()}.tar.gz`)];
  mkdirSync(at);
  await extract({ file: archive, cwd: at });
  alter(at);
  const parts = readdirSync(at, { recursive: true, withFileTypes: true }).filter((part) => part.isFile());
  await create(
    { file: path, cwd: at, gzip: true },
    parts.map(({ name, parentPath }) => relative(at, join(parentPath, name))),
  );
  return path;
}

describe('a backup', () => {
  it('has, restored elsewhere, all that was acknowledged before it began, once, with its files and a whole audit', async () => {
    const file = await share(writers[0]!, 'متن پرونده');
    for (let count = 0; count < 300; count += 1) await writers[0]!.posted('general', { text: 'پیش از آن' });
    const before = await everythingIn(admin, 'general');
    let isOver = false;
    let sent = 0;
    const sending = writers.map(async (writer) => {
      while (!isOver) {
        await writer.posted('general', { text: 'هنگام آن' });
        sent += 1;
      }
    });
    const name = await made();
    isOver = true;
    await Promise.all(sending);
    expect(sent).toBeGreaterThan(0);
    const archive = await download(name);

    const dataDir = join(folder, 'elsewhere');
    const done = await sokhan(['restore', archive], { dataDir });
    expect(done).toMatchObject({ code: 0, err: '' });
    const second = await TestServer.start({ dataDir });
    try {
      // The key of the session hashes is not in it: everybody signs in again.
      const stale = new Person(second.url, admin.user, admin.cookie);
      expect((await stale.get('/api/auth/me')).status).toBe(401);
      const back = await Person.login(second.url, admin.name);
      const restored = await everythingIn(back, 'general');
      expect(restored.slice(0, before.length).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
      expect(restored.map(({ seq }) => seq)).toEqual(restored.map((_, index) => index + 1));
      expect(new Set(restored.map(({ clientId }) => clientId)).size).toBe(restored.length);
      expect((await back.get(`/api/files/${file}/content`)).text).toBe('متن پرونده');
      const { verdict } = (await back.get<AuditVerdictAnswer>('/api/admin/audit/verify')).body;
      expect(verdict.ok).toBe(true);
      const { entries } = (await back.get<AuditPage>('/api/admin/audit?action=backup.restore')).body;
      expect(entries).toHaveLength(1);
      await back.posted('general', { text: 'پس از آن' });
    } finally {
      await second.stop();
    }
  });

  it('is made one at a time, and of them only the newest are kept', async () => {
    const [first, second] = await Promise.all([
      admin.call('POST', '/api/admin/backups'),
      admin.call('POST', '/api/admin/backups'),
    ]);
    expect([first.status, second.status].sort()).toEqual([202, 409]);
    while ((await list()).running);
    const names = [await made(), await made()];
    expect((await list()).backups.map(({ name }) => name)).toEqual(names.reverse());
    expect(readdirSync(join(folder, 'data/backups')).sort()).toEqual(names.sort());
  });

  it('is for admins alone, and each deed with it is recorded', async () => {
    const name = await made();
    for (const [method, path] of [
      ['GET', ''],
      ['POST', ''],
      ['GET', `/${name}`],
      ['DELETE', `/${name}`],
    ] as const) {
      const answer = await writers[0]!.call(method, `/api/admin/backups${path}`);
      expect([method, answer.status, answer.body.code]).toEqual([method, 403, 'request.forbidden']);
    }
    await download(name);
    expect((await admin.call('DELETE', `/api/admin/backups/${name}`)).status).toBe(204);
    for (const gone of [name, '..%2Fsokhan.db', 'sokhan.db', 'sokhan-20260101-000000000.tar.gz']) {
      const answer = await admin.get(`/api/admin/backups/${gone}`);
      expect([answer.status, answer.body.code]).toEqual([404, 'backup.notFound']);
      expect((await admin.call('DELETE', `/api/admin/backups/${gone}`)).status).toBe(404);
    }
    for (const action of ['backup.create', 'backup.download', 'backup.delete']) {
      const { entries } = (await admin.get<AuditPage>(`/api/admin/audit?action=${action}&limit=1`)).body;
      expect(entries).toMatchObject([{ actor: { username: admin.name }, detail: { facts: { name } } }]);
    }
  });
});

describe('backup and restore by command', () => {
  const dataDir = () => join(folder, 'restored');
  const at = () => ({ dataDir: dataDir() });

  it('carry the key of the session hashes along where that is asked for, and leave the old beside', async () => {
    const archive = join(folder, 'with-secret.tar.gz');
    const made = await sokhan(['backup', '--to', archive, '--with-secret'], { dataDir: server.dataDir });
    expect(made).toEqual({ code: 0, out: `${archive}\n`, err: '' });
    await sokhan(['restore', archive], at());
    const again = await sokhan(['restore', archive], at());
    expect(again).toMatchObject({ code: 0, err: '' });
    expect(again.out).toMatch(/The database before it is .*sokhan\.db\.before-/);
    expect(readdirSync(dataDir()).filter((name) => name.includes('.before-'))).toHaveLength(2);
    expect(readdirSync(dataDir()).filter((name) => name.startsWith('.restoring'))).toEqual([]);
    const second = await TestServer.start(at());
    const back = new Person(second.url, admin.user, admin.cookie);
    expect((await back.get('/api/auth/me')).status).toBe(200);
    // A server that runs would go on with the files it has open.
    const refused = await sokhan(['restore', archive], at());
    expect(refused).toMatchObject({ code: 1, err: 'The server is running: stop it first.\n' });
    await second.stop();
  });

  it('refuse an archive that is not as it was made, and touch nothing', async () => {
    const archive = await download(await made());
    const before = readFileSync(join(dataDir(), 'sokhan.db'));
    const part = (at: string) => join(at, 'files', readdirSync(join(at, 'files'))[0]!);
    const database = (at: string) => join(at, 'database/sokhan.db');
    const manifest = (at: string, change: (manifest: { parts: { path: string }[] }) => void) => {
      const path = join(at, 'manifest.json');
      const it = JSON.parse(readFileSync(path, 'utf8')) as {
        parts: { path: string; sha256: string; size: number }[];
      };
      change(it);
      for (const each of it.parts.filter(({ path }) => path === 'database/sokhan.db')) {
        const bytes = readFileSync(database(at));
        Object.assign(each, { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
      }
      writeFileSync(path, JSON.stringify(it));
    };
    const cases: [string, (at: string) => void][] = [
      ['is damaged', (at) => writeFileSync(part(at), 'x')],
      ['is missing', (at) => rmSync(part(at))],
      ['is damaged', (at) => writeFileSync(database(at), readFileSync(database(at)).fill(0, 8_192, 9_000))],
      ['no manifest', (at) => rmSync(join(at, 'manifest.json'))],
      ['no manifest', (at) => writeFileSync(join(at, 'manifest.json'), '{"parts":')],
      ['what no backup has', (at) => writeFileSync(join(at, 'other'), 'x')],
      ['is missing', (at) => manifest(at, (it) => it.parts.push({ path: '../../etc/passwd' }))],
      [
        'a newer version',
        (at) => {
          const file = new Sqlite(database(at));
          file.exec("INSERT INTO migrations (timestamp, name) VALUES (1, 'Tomorrow9999999999999')");
          file.pragma('wal_checkpoint(TRUNCATE)');
          file.close();
          manifest(at, () => undefined);
        },
      ],
    ];
    for (const [words, alter] of cases) {
      const { code, err } = await sokhan(['restore', await altered(archive, alter)], at());
      expect([code, err]).toEqual([1, expect.stringContaining(words)]);
    }
    const cut = join(folder, 'cut.tar.gz');
    writeFileSync(cut, readFileSync(archive).subarray(0, 2_000));
    expect(await sokhan(['restore', cut], at())).toMatchObject({ code: 1 });
    expect(await sokhan(['restore', join(folder, 'nowhere')], at())).toMatchObject({ code: 1 });
    expect(readFileSync(join(dataDir(), 'sokhan.db')).equals(before)).toBe(true);
  });
});
