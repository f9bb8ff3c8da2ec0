import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OwnUserAnswer } from '#contracts';
import { csv, photo, png, txt, zip } from '../support/files.js';
import { Person } from '../support/person.js';
import { TestS3 } from '../support/s3.js';
import { TestServer } from '../support/server.js';
import { FORM_END, begun, filePart, patch, sendForm, upload } from '../support/uploads.js';

let s3: TestS3;
let dataDir: string;
let server: TestServer;
let sara: Person;
let omid: Person;
beforeAll(async () => {
  s3 = await TestS3.start();
  dataDir = mkdtempSync(join(tmpdir(), 'sokhan-'));
  server = await start();
  [sara, omid] = [await Person.register(server.url), await Person.register(server.url)];
});
afterAll(async () => {
  await server.stop();
  await s3.stop();
  rmSync(dataDir, { recursive: true });
});

function start(port?: number): Promise<TestServer> {
  const { endpoint, region, bucket, accessKey, secretKey } = s3.settings;
  return TestServer.start({
    dataDir,
    port,
    env: {
      S3_ENDPOINT: endpoint,
      S3_REGION: region,
      S3_BUCKET: bucket,
      S3_ACCESS_KEY: accessKey,
      S3_SECRET_KEY: secretKey,
      DELETED_MESSAGE_GRACE: '0',
    },
  });
}

async function restart(end: 'stop' | 'kill'): Promise<void> {
  const { port } = server;
  await server[end]();
  server = await start(port);
}

const get = (person: Person, id: string, way = 'content', headers: Record<string, string> = {}) =>
  fetch(`${server.url}/api/files/${id}/${way}`, { headers: { cookie: person.cookie, ...headers } });
const bytesOf = async (answer: Promise<Response>) => Buffer.from(await (await answer).arrayBuffer());

describe('files that are kept in an S3-compatible store', () => {
  it('come by tus, are shared, read whole and in parts, and are still there after a restart', async () => {
    const bytes = zip({ 'notes.txt': 'سخن '.repeat(50_000) });
    const { id, path } = await begun(sara, { size: bytes.length });
    await patch(sara, path, 0, bytes.subarray(0, 100));
    await restart('kill');
    const last = await patch(sara, path, 100, bytes.subarray(100));
    expect([last.status, last.body.upload?.state]).toEqual([200, 'ready']);
    await sara.posted('general', { text: '', fileIds: [id] });
    await restart('stop');
    expect((await bytesOf(get(omid, id))).equals(bytes)).toBe(true);
    const part = await get(omid, id, 'content', { range: 'bytes=50-149' });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 50-149/${bytes.length}`]);
    expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(50, 150))).toBe(true);
    expect((await bytesOf(get(omid, id, 'content', { range: 'bytes=-7' }))).equals(bytes.subarray(-7))).toBe(
      true,
    );
    const head = await fetch(`${server.url}/api/files/${id}/content`, {
      method: 'HEAD',
      headers: { cookie: omid.cookie },
    });
    expect(head.headers.get('content-length')).toBe(String(bytes.length));
    expect(s3.keys()).toHaveLength(1);
  });

  it('are shown by a preview, as the picture of a person, and leave nothing on this machine', async () => {
    const { body } = await upload(sara, 'عکس.jpg', await photo(320, 240));
    const shared = body.upload!.file!.id;
    await sara.posted('general', { text: '', fileIds: [shared] });
    const preview = await get(omid, shared, 'preview');
    expect(preview.headers.get('content-type')).toBe('image/webp');
    expect((await sharp(await preview.arrayBuffer()).metadata()).height).toBeGreaterThan(0);
    const square = (await upload(sara, 'من.png', await png(300, 200))).body.upload!.file!.id;
    const set = await sara.call<OwnUserAnswer>('PUT', '/api/users/me/avatar', { fileId: square });
    expect([set.status, set.body.user.avatar]).toEqual([200, square]);
    const avatar = await sharp(await bytesOf(get(omid, square, 'preview'))).metadata();
    expect([avatar.width, avatar.height]).toEqual([256, 256]);
    expect(readdirSync(join(dataDir, 'files'))).toEqual(['incoming']);
    expect(readdirSync(join(dataDir, 'files/incoming'))).toEqual([]);
  });

  it('come by a form, and go from the store when no message holds their bytes any more', async () => {
    const [held, lone] = [await send(txt()), await send(csv())];
    const second = await send(txt());
    expect(s3.keys()).toEqual(expect.arrayContaining([keyOf(txt()), keyOf(csv())]));
    await drop(held, lone);
    await collected();
    await until(() => !s3.keys().includes(keyOf(csv())));
    expect(s3.keys()).toContain(keyOf(txt()));
    expect((await bytesOf(get(omid, second.fileId))).equals(txt())).toBe(true);
    expect((await get(sara, held.fileId)).status).toBe(404);
    await drop(second);
    await collected();
    await until(() => !s3.keys().includes(keyOf(txt())));
  });
});

const keyOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** The store answers from this process: it has to have its turns. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await nextTurn();
}

interface Sent {
  fileId: string;
  message: string;
}

async function send(bytes: Buffer): Promise<Sent> {
  const { body } = await sendForm(sara, Buffer.concat([filePart('یادداشت.txt', bytes), FORM_END]));
  const fileId = body.file!.id;
  return { fileId, message: (await sara.posted('general', { text: '', fileIds: [fileId] })).id };
}

/** Deletes messages, and waits until they are wiped. */
async function drop(...sent: Sent[]): Promise<void> {
  const rows = () => rowsOf(`SELECT id FROM files WHERE id IN (${sent.map(() => '?').join()})`, sent);
  for (const { message } of sent) await sara.call('DELETE', `/api/messages/${message}`);
  await until(() => rows().length === 0);
}

function rowsOf(question: string, sent: Sent[]): unknown[] {
  const database = new Sqlite(join(dataDir, 'sokhan.db'), { readonly: true });
  const rows = database.prepare(question).all(sent.map(({ fileId }) => fileId));
  database.close();
  return rows;
}

/** The server clears away when it starts: all bytes as if nobody had touched them for long. */
async function collected(): Promise<void> {
  const { port } = server;
  await server.stop();
  const database = new Sqlite(join(dataDir, 'sokhan.db'));
  database.prepare('UPDATE blobs SET touchedAt = 0').run();
  database.close();
  server = await start(port);
}
