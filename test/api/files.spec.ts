import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileAnswer, FilesAnswer, Room, RoomAnswer, UsageAnswer } from '#contracts';
import { photo } from '../support/files.js';
import { type KeptFile, keepFile, storeFile } from '../support/kept-files.js';
import { Person, request } from '../support/person.js';
import { until } from '../support/search.js';
import { TestServer } from '../support/server.js';
import { upload } from '../support/uploads.js';

let server: TestServer;
let sara: Person;
let omid: Person;
let outsider: Person;
beforeAll(async () => {
  server = await TestServer.start();
  await Person.register(server.url);
  [sara, omid, outsider] = [
    await Person.register(server.url),
    await Person.register(server.url),
    await Person.register(server.url),
  ];
});
afterAll(async () => {
  for (const person of [sara, omid, outsider]) person.close();
  await server.stop();
});

const CONTENT = 'سخن '.repeat(1_000);
const PREVIEW = 'a small picture';
const FILM: KeptFile = {
  name: 'فیلم.mp4',
  type: 'video/mp4',
  kind: 'video',
  content: CONTENT,
  preview: PREVIEW,
};
const WAYS = ['', '/content', '/preview'];

const read = (person: Person, id: string, way = '', headers: Record<string, string> = {}, method = 'GET') =>
  request<FileAnswer>(person.base, method, `/api/files/${id}${way}`, { cookie: person.cookie, headers });

/** A room of sara's with omid in it. */
async function begin(kind: 'public' | 'private' = 'private'): Promise<Room> {
  const room = await sara.makeRoom({ kind });
  await sara.call('POST', `/api/rooms/${room.id}/members/${omid.name}`);
  return room;
}

/** A file of sara's in a message of a room. */
async function share(room: string, wish: KeptFile = FILM) {
  const id = await storeFile(server, sara, wish);
  return { id, message: await sara.posted(room, { text: '', fileIds: [id] }) };
}

/** What a person gets of a file, by every way and with everything a cache or a player might say. */
async function refusals(person: Person, id: string) {
  const etag = (await read(sara, id, '/content')).headers.get('etag') ?? '"x"';
  const headers: Record<string, string>[] = [
    {},
    { range: 'bytes=0-3' },
    { 'if-none-match': etag },
    { 'if-none-match': '*' },
  ];
  return Promise.all(
    [...WAYS, '/content?download=1'].flatMap((way) =>
      headers.flatMap((header) => ['GET', 'HEAD'].map((method) => read(person, id, way, header, method))),
    ),
  );
}

/** That nothing of a file can be told from nothing at all. */
async function expectHidden(person: Person, id: string): Promise<void> {
  const nothing = await refusals(person, randomUUID());
  expect(nothing[0]).toMatchObject({ status: 404, body: { code: 'file.notFound' } });
  const seen = ({ status, text, headers }: (typeof nothing)[number]) => ({
    status,
    text,
    headers: [...headers].filter(([name]) => name !== 'date' && name !== 'content-security-policy'),
  });
  expect((await refusals(person, id)).map(seen)).toEqual(nothing.map(seen));
}

async function expectReadable(person: Person, id: string): Promise<void> {
  const statuses = await Promise.all(WAYS.map(async (way) => (await read(person, id, way)).status));
  expect(statuses).toEqual([200, 200, 200]);
}

describe('AZ11, AZ13 and UP11: a file, its bytes and its picture', () => {
  it('are for the members of its message’s room, from their joining to their leaving', async () => {
    const room = await begin();
    const { id } = await share(room.id);
    await expectReadable(sara, id);
    await expectReadable(omid, id);
    await expectHidden(outsider, id);
    await omid.call('DELETE', `/api/rooms/${room.id}/members/${omid.name}`);
    await expectHidden(omid, id);
  });

  it('are for members of a public room only, as its messages are', async () => {
    const { id } = await share((await begin('public')).id);
    await expectReadable(omid, id);
    await expectHidden(outsider, id);
  });

  it('are for nobody any more, not even their sender, once their message is deleted', async () => {
    const { id, message } = await share((await begin()).id);
    expect((await sara.call('DELETE', `/api/messages/${message.id}`)).status).toBe(200);
    await expectHidden(sara, id);
    await expectHidden(omid, id);
  });

  it('UP13 are not there once their message was wiped, nor in the tables', async () => {
    const strict = await TestServer.start({ env: { DELETED_MESSAGE_GRACE: '0' } });
    try {
      const person = await Person.register(strict.url);
      const id = await storeFile(strict, person, FILM);
      const { id: messageId } = await person.posted('general', { text: '', fileIds: [id] });
      expect((await person.get<UsageAnswer>('/api/files/usage')).body.usage.used).toBeGreaterThan(0);
      await person.call('DELETE', `/api/messages/${messageId}`);
      expect((await read(person, id)).status).toBe(404);
      await until(async () => (await person.get<UsageAnswer>('/api/files/usage')).body.usage.used === 0);
      expect((await read(person, id, '/content')).text).toBe((await read(person, randomUUID())).text);
    } finally {
      await strict.stop();
    }
  });

  it('stay readable for members of an archived room, and for nobody else', async () => {
    const room = await begin();
    const { id } = await share(room.id);
    await sara.call('DELETE', `/api/rooms/${room.id}`);
    await expectReadable(omid, id);
    await expectHidden(outsider, id);
  });

  it('stay readable across a block, as their message does', async () => {
    const other = await Person.register(server.url);
    const { room } = (await sara.call<RoomAnswer>('PUT', `/api/rooms/direct/${other.name}`)).body;
    const { id } = await share(room.id);
    await other.call('PUT', `/api/users/${sara.name}/block`);
    await expectReadable(other, id);
    await expectHidden(omid, id);
  });

  it('are for their sender alone while they are in no message', async () => {
    const id = await storeFile(server, sara, FILM);
    await expectReadable(sara, id);
    await expectHidden(omid, id);
  });

  it('are for everybody who is signed in when they show a person, and for who sees a room when they show it', async () => {
    const avatar = await storeFile(server, sara, { ...FILM, purpose: 'avatar' });
    await expectReadable(outsider, avatar);
    const [open, closed] = [await begin('public'), await begin('private')];
    const picture = (roomId: string) => storeFile(server, sara, { ...FILM, purpose: 'picture', roomId });
    await expectReadable(outsider, await picture(open.id));
    const hidden = await picture(closed.id);
    await expectReadable(omid, hidden);
    await expectHidden(outsider, hidden);
  });

  it('take a session: without one the answer is the same, whatever there is', async () => {
    const { id } = await share((await begin()).id);
    const answers = await Promise.all(
      [id, randomUUID(), 'x'].flatMap((each) =>
        WAYS.map((way) => request(server.url, 'GET', `/api/files/${each}${way}`)),
      ),
    );
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 401, body: { code: 'auth.required' } });
  });

  it.each(['not-an-id', '..%2f..%2fetc%2fpasswd', '%00', encodeURIComponent("' OR 1=1"), 'x'.repeat(500)])(
    'are not found as %s',
    async (id) => {
      for (const way of WAYS) {
        const { status, text } = await read(sara, id, way);
        expect([status, text]).toEqual([404, (await read(sara, randomUUID())).text]);
      }
    },
  );
});

describe('a photo', () => {
  it('goes from its sender’s phone to the reader, and to no one else, as what it shows and nothing more', async () => {
    const room = await begin();
    const { body } = await upload(sara, 'عکس سفر.jpg', await photo(320, 240));
    const { file } = body.upload!;
    const message = await sara.posted(room.id, { text: 'شمال', fileIds: [file!.id] });
    expect(message.files).toEqual([file]);
    expect(file).toMatchObject({
      name: 'عکس سفر.jpg',
      kind: 'image',
      width: 240,
      height: 320,
      hasPreview: true,
    });
    for (const [way, type] of [
      ['content', 'jpeg'],
      ['preview', 'webp'],
    ]) {
      const headers = { cookie: omid.cookie };
      const answer = await fetch(`${server.url}/api/files/${file!.id}/${way}`, { headers });
      expect(answer.headers.get('content-type')).toBe(`image/${type}`);
      const { format, width, height, exif } = await sharp(await answer.arrayBuffer()).metadata();
      expect({ format, exif, isUpright: height > width }).toEqual({ format: type, isUpright: true });
    }
    await expectHidden(outsider, file!.id);
  });
});

describe('UP12: a foreign page', () => {
  it.each(['cross-site', 'same-site'])('that is %s learns nothing by an element of its own', async (site) => {
    const { id } = await share((await begin()).id);
    const headers = { 'sec-fetch-site': site, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' };
    for (const way of WAYS) {
      const [there, nothing] = [
        await read(sara, id, way, headers),
        await read(sara, randomUUID(), way, headers),
      ];
      expect([there.status, there.text]).toEqual([404, nothing.text]);
    }
  });

  it('is not the address bar, a tool, or our own page', async () => {
    const { id } = await share((await begin()).id);
    for (const site of ['none', 'same-origin']) {
      expect((await read(sara, id, '/content', { 'sec-fetch-site': site })).status).toBe(200);
    }
  });
});

describe('GET files/:id/content', () => {
  it('answers the bytes as they are, under a type of our own, sealed, and kept by the reader’s browser alone', async () => {
    const { id } = await share((await begin()).id, {
      name: 'یادداشت "تازه".txt',
      type: 'text/plain',
      content: CONTENT,
    });
    const { status, text, headers } = await read(omid, id, '/content');
    expect([status, text]).toEqual([200, CONTENT]);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-length': String(Buffer.byteLength(CONTENT)),
      'content-disposition': expect.stringMatching(/^attachment; /),
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringMatching(/^sandbox; default-src 'none'/),
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': expect.stringMatching(/^private, no-cache/),
      'accept-ranges': 'bytes',
      etag: expect.stringMatching(/^"[0-9a-f]{64}"$/),
    });
    expect(headers.has('content-encoding')).toBe(false);
  });

  it('UP4 names the file in Persian, to show it or to keep it', async () => {
    const { id } = await share((await begin()).id);
    const dispositionOf = async (query: string) =>
      (await read(omid, id, `/content${query}`)).headers.get('content-disposition');
    const name = "filename*=UTF-8''%D9%81%DB%8C%D9%84%D9%85.mp4";
    expect(await dispositionOf('')).toMatch(/^inline; /);
    expect(await dispositionOf('')).toContain(name);
    expect(await dispositionOf('?download=1')).toMatch(/^attachment; /);
    expect(await dispositionOf('?download=1')).toContain(name);
    expect((await read(omid, id, '/content?download=yes')).status).toBe(422);
  });

  it.each([
    ['bytes=0-3', 206, 0, 4],
    ['bytes=10-', 206, 10, undefined],
    ['bytes=-5', 206, -5, undefined],
    ['bytes=0-99999999', 206, 0, undefined],
    ['bytes=0-1,4-5', 200, 0, undefined],
    ['bytes=5-1', 200, 0, undefined],
    ['chapters=1', 200, 0, undefined],
  ])('answers %s with %i', async (range, status, from, to) => {
    const { id } = await share((await begin()).id);
    const bytes = Buffer.from(CONTENT);
    const wanted = bytes.subarray(from, to);
    const answer = await fetch(`${server.url}/api/files/${id}/content`, {
      headers: { cookie: omid.cookie, range },
    });
    expect(answer.status).toBe(status);
    expect(Buffer.from(await answer.arrayBuffer()).equals(wanted)).toBe(true);
    expect(answer.headers.get('content-length')).toBe(String(wanted.length));
    const start = bytes.length - wanted.length;
    const first = from < 0 || to === undefined ? start : from;
    expect(answer.headers.get('content-range')).toBe(
      status === 206 ? `bytes ${first}-${first + wanted.length - 1}/${bytes.length}` : null,
    );
  });

  it('tells how long it is when it has no such part, and answers whole when it is not what the asker has a part of', async () => {
    const { id } = await share((await begin()).id);
    const beyond = await read(omid, id, '/content', { range: 'bytes=9999999-' });
    expect([beyond.status, beyond.text]).toEqual([416, '']);
    expect(beyond.headers.get('content-range')).toBe(`bytes */${Buffer.byteLength(CONTENT)}`);
    const etag = (await read(omid, id, '/content')).headers.get('etag')!;
    const resumed = await read(omid, id, '/content', { range: 'bytes=0-0', 'if-range': etag });
    expect(resumed.status).toBe(206);
    const other = await read(omid, id, '/content', { range: 'bytes=0-0', 'if-range': '"other"' });
    expect([other.status, other.text]).toEqual([200, CONTENT]);
  });

  it('answers 304 to whoever has it and may have it still, and to HEAD the headers alone', async () => {
    const room = await begin();
    const { id } = await share(room.id);
    const head = await read(omid, id, '/content', { range: 'bytes=0-3' }, 'HEAD');
    expect([head.status, head.text]).toEqual([200, '']);
    expect(head.headers.get('content-length')).toBe(String(Buffer.byteLength(CONTENT)));
    const etag = head.headers.get('etag')!;
    const known = await read(omid, id, '/content', { 'if-none-match': `"x", W/${etag}`, range: 'bytes=0-3' });
    expect([known.status, known.text, known.headers.get('etag')]).toEqual([304, '', etag]);
    await omid.call('DELETE', `/api/rooms/${room.id}/members/${omid.name}`);
    expect((await read(omid, id, '/content', { 'if-none-match': etag })).status).toBe(404);
  });

  it('is not found when the storage has lost it', async () => {
    const room = await begin();
    const id = keepFile(server, sara);
    await sara.posted(room.id, { text: '', fileIds: [id] });
    const { status, text } = await read(omid, id, '/content');
    expect([status, text]).toEqual([404, (await read(omid, randomUUID(), '/content')).text]);
    expect(await server.logged('a file has lost its bytes')).toContain('MissingBytes');
  });
});

describe('GET files/:id/preview', () => {
  it('answers the picture, and nothing where there is none', async () => {
    const room = await begin();
    const { id } = await share(room.id);
    const { text, headers } = await read(omid, id, '/preview');
    expect([text, headers.get('content-type'), headers.get('content-disposition')]).toEqual([
      PREVIEW,
      'image/webp',
      'inline',
    ]);
    const bare = await share(room.id, { content: CONTENT });
    expect((await read(omid, bare.id)).body.file.hasPreview).toBe(false);
    expect((await read(omid, bare.id, '/preview')).body).toMatchObject({ code: 'file.notFound' });
  });
});

describe('downloads', () => {
  it('are counted once each: what is read from its beginning to be kept', async () => {
    const { id } = await share((await begin()).id);
    const etag = (await read(omid, id, '/content')).headers.get('etag')!;
    const get = (query: string, headers = {}, method = 'GET') =>
      read(omid, id, `/content${query}`, headers, method);
    await Promise.all([
      ...Array.from({ length: 20 }, () => get('?download=1')),
      get('?download=1', { range: 'bytes=0-9' }),
      get('?download=1', { range: 'bytes=10-19' }),
      get('?download=1', { 'if-none-match': etag }),
      get('?download=1', {}, 'HEAD'),
      get(''),
    ]);
    // Counted after all of these: when it is written down, so are they.
    const later = await storeFile(server, sara, FILM);
    await read(sara, later, '/content?download=1');
    await until(async () => (await read(sara, later)).body.file.downloads === 1);
    expect((await read(omid, id)).body.file.downloads).toBe(21);
  });

  it('are not lost when the server stops', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'sokhan-'));
    const first = await TestServer.start({ dataDir });
    const person = await Person.register(first.url);
    const id = await storeFile(first, person, FILM);
    await read(person, id, '/content?download=1');
    await first.stop();
    const second = await TestServer.start({ dataDir });
    try {
      const again = new Person(second.url, person.user, person.cookie);
      expect((await read(again, id)).body.file.downloads).toBe(1);
    } finally {
      await second.stop();
      rmSync(dataDir, { recursive: true });
    }
  });
});

describe('DELETE files/:id', () => {
  it('lets go of one’s own file while it is in no message, and of no other', async () => {
    const loose = await storeFile(server, sara, FILM);
    const { id: shared } = await share((await begin()).id);
    const drop = (person: Person, id: string) =>
      request(person.base, 'DELETE', `/api/files/${id}`, { cookie: person.cookie });
    const nothing = await drop(sara, randomUUID());
    expect(nothing).toMatchObject({ status: 404, body: { code: 'file.notFound' } });
    for (const [person, id] of [
      [omid, loose],
      [sara, shared],
      [sara, 'x'],
    ] as const) {
      expect((await drop(person, id)).text).toBe(nothing.text);
    }
    await expectReadable(sara, loose);
    expect((await drop(sara, loose.toUpperCase())).status).toBe(204);
    await expectHidden(sara, loose);
    expect((await drop(sara, loose)).status).toBe(404);
  });
});

describe('GET files', () => {
  const list = async (person: Person, query = '') => {
    const { status, body } = await person.get<FilesAnswer & { code?: string }>(`/api/files${query}`);
    return { status, ...body, ids: body.files?.map(({ file }) => file.id) };
  };

  it('lists what was shared, the newest first, in pages that neither repeat nor leave out', async () => {
    const room = await begin();
    const ids: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      const two = [0, 1].map(() => keepFile(server, sara));
      await sara.posted(room.id, { text: '', fileIds: two });
      ids.unshift(...two.toReversed());
    }
    const all = await list(omid, `?room=${room.id}`);
    expect(all.ids).toEqual(ids);
    expect(all).not.toHaveProperty('cursor');
    const pages: string[] = [];
    let cursor: string | undefined = '';
    while (cursor !== undefined) {
      const page: Awaited<ReturnType<typeof list>> = await list(
        omid,
        `?room=${room.id}&limit=3${cursor && `&cursor=${cursor}`}`,
      );
      pages.push(...page.ids);
      cursor = page.cursor;
    }
    expect(pages).toEqual(ids);
  });

  it('says with which message each was shared, and by whom', async () => {
    const room = await begin();
    const { id, message } = await share(room.id);
    expect((await list(omid, `?room=${room.id}`)).files).toEqual([
      {
        file: (await read(omid, id)).body.file,
        room: room.id,
        message: message.id,
        seq: 1,
        username: sara.name,
        displayName: sara.user.displayName,
        timestamp: message.timestamp,
      },
    ]);
  });

  it('says in which thread it stands when it stands only there', async () => {
    const room = await begin();
    const { message: root } = await share(room.id);
    const reply = (more: object) =>
      sara.posted(room.id, { text: '', fileIds: [keepFile(server, sara)], thread: root.id, ...more });
    const [aside, shown] = [await reply({}), await reply({ inRoom: true })];
    const { files } = await list(omid, `?room=${room.id}`);
    expect(files.map(({ message, thread }) => [message, thread])).toEqual([
      [shown.id, undefined],
      [aside.id, root.id],
      [root.id, undefined],
    ]);
  });

  it('is narrowed by sender, kind and words of the name, folded', async () => {
    const room = await begin();
    const report = keepFile(server, sara, { name: 'گزارش_١٤٠٥.pdf' });
    const film = keepFile(server, sara, FILM);
    const his = keepFile(server, omid, { name: '100%.txt' });
    await sara.posted(room.id, { text: '', fileIds: [report, film] });
    await omid.posted(room.id, { text: '', fileIds: [his] });
    const within = async (query: Record<string, string>) =>
      (await list(omid, `?${new URLSearchParams({ room: room.id, ...query })}`)).ids;
    expect(await within({ from: sara.name.toUpperCase() })).toEqual([film, report]);
    expect(await within({ kind: 'video' })).toEqual([film]);
    expect(await within({ q: '۱۴۰۵ گزارش' })).toEqual([report]);
    expect(await within({ q: '%' })).toEqual([his]);
    expect(await within({ q: 'گزارش دیگر' })).toEqual([]);
    expect(await within({ from: omid.name, kind: 'video' })).toEqual([]);
  });

  it('AZ15 shows, counts and pages over nothing of rooms one is not in, of deleted messages, or of people one has blocked', async () => {
    const hidden = await begin();
    const gone = await begin('public');
    const [loud, reader] = [await Person.register(server.url), await Person.register(server.url)];
    for (let count = 0; count < 3; count += 1) await share(hidden.id, { name: 'رمزنما.pdf' });
    const { message } = await share(gone.id, { name: 'رمزنما.pdf' });
    await reader.call('POST', `/api/rooms/${gone.id}/members/${reader.name}`);
    expect((await list(reader, '?q=رمزنما')).ids).toHaveLength(1);
    await sara.call('DELETE', `/api/messages/${message.id}`);
    const unwanted = keepFile(server, loud, { name: 'رمزنما.pdf' });
    await loud.posted('general', { text: '', fileIds: [unwanted] });
    expect((await list(reader, '?q=رمزنما')).ids).toEqual([unwanted]);
    await reader.call('PUT', `/api/users/${loud.name}/block`);
    for (const query of ['?q=رمزنما', `?from=${sara.name}`, '?q=رمزنما&limit=1']) {
      expect(await list(reader, query)).toEqual({ status: 200, files: [], ids: [] });
    }
    const [theirs, nothing] = [
      await list(reader, `?room=${hidden.id}`),
      await list(reader, `?room=${randomUUID()}`),
    ];
    expect(theirs).toEqual(nothing);
    expect(theirs).toMatchObject({ status: 404, code: 'room.notFound' });
    expect(await list(outsider, `?room=${gone.id}`)).toMatchObject({ status: 403, code: 'room.notMember' });
  });

  it.each(['kind=exe', 'limit=0', 'limit=201', 'cursor=x', 'room=', `q=${'ا'.repeat(201)}`, 'sort=size'])(
    'refuses %s',
    async (query) => {
      expect(await list(sara, `?${query}`)).toMatchObject({ status: 422, code: 'validation.failed' });
    },
  );

  it('refuses somebody who is not there', async () => {
    expect(await list(sara, '?from=nobody_here')).toMatchObject({ status: 404, code: 'user.notFound' });
  });
});

describe('GET files/usage', () => {
  it('sums up what one’s own files take, shared or not', async () => {
    const person = await Person.register(server.url);
    const usage = async () => (await person.get<UsageAnswer>('/api/files/usage')).body.usage;
    expect(await usage()).toEqual({ used: 0, quota: 1_073_741_824 });
    keepFile(server, person, { content: 'x'.repeat(1_000) });
    const fileIds = [keepFile(server, person, { content: 'y'.repeat(500) })];
    await person.posted('general', { text: '', fileIds });
    expect((await usage()).used).toBe(1_500);
    expect((await outsider.get<UsageAnswer>('/api/files/usage')).body.usage.used).toBe(0);
  });
});
