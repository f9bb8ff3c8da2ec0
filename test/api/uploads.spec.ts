import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { randomBytes } from 'node:crypto';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Person, request } from '../support/person.js';
import { TestServer } from '../support/server.js';
import {
  FORM,
  FORM_END,
  answerOf,
  arrivingAt,
  begin,
  begun,
  cut,
  filePart,
  head,
  open,
  openPatch,
  part,
  patch,
  send,
  sendForm,
  stateOf,
  stored,
  terminate,
  upload,
} from '../support/uploads.js';

const MB = 1_000_000;
const NOTE = Buffer.from('یادداشت‌های جلسه\n'.repeat(50));

let server: TestServer;
let sara: Person;
let omid: Person;
beforeAll(async () => {
  server = await TestServer.start();
  [sara, omid] = [await Person.register(server.url), await Person.register(server.url)];
});
afterAll(async () => {
  sara.close();
  omid.close();
  await server.stop();
});

/** An archive of so many bytes that nothing makes smaller. */
const archive = (bytes: number): Buffer =>
  Buffer.from(zipSync({ 'bytes.bin': [randomBytes(bytes), { level: 0 }] }));

/** What of uploads lies on the server's disk. */
const incoming = (dataDir = server.dataDir): string[] => readdirSync(join(dataDir, 'files/incoming'));

async function contentOf(person: Person, id: string): Promise<Buffer> {
  const response = await fetch(`${person.base}/api/files/${id}/content`, {
    headers: { cookie: person.cookie },
  });
  return Buffer.from(await response.arrayBuffer());
}

describe('an upload by tus', () => {
  it('is a file of one’s own when its bytes have come, in one request or in several', async () => {
    const whole = await upload(sara, 'یادداشت.txt', NOTE);
    expect(whole.status).toBe(201);
    expect(whole.body.upload).toMatchObject({
      name: 'یادداشت.txt',
      size: NOTE.length,
      state: 'ready',
      file: { id: whole.body.upload?.id, name: 'یادداشت.txt', type: 'text/plain', kind: 'document' },
    });
    const { id, path } = await begun(sara, { name: 'یادداشت.txt', size: NOTE.length });
    expect(path).toBe(`/api/uploads/${id}`);
    const first = await patch(sara, path, 0, NOTE.subarray(0, 100));
    expect([first.status, first.headers['upload-offset']]).toEqual([204, '100']);
    expect(Date.parse(String(first.headers['upload-expires']))).toBeGreaterThan(Date.now());
    const last = await patch(sara, path, 100, NOTE.subarray(100));
    expect([last.status, last.body.upload?.state]).toEqual([200, 'ready']);
    expect((await contentOf(sara, id)).equals(NOTE)).toBe(true);
    expect(incoming()).not.toContain(id);
  });

  it('completes with the right bytes when its line was cut three times', async () => {
    const bytes = archive(16 * MB);
    const socket = await sara.connect();
    const wanted = await begun(sara, { size: bytes.length });
    let offset = 0;
    for (const _ of [1, 2, 3]) {
      const reached = await cut(server, sara, wanted, { bytes, offset, least: MB });
      expect(reached).toBeGreaterThanOrEqual(offset + MB);
      expect(reached).toBeLessThan(bytes.length);
      offset = reached;
    }
    expect((await stateOf(sara, wanted)).body.upload?.state).toBe('receiving');
    const last = await patch(sara, wanted.path, offset, bytes.subarray(offset));
    expect([last.status, last.body.upload?.state]).toEqual([200, 'ready']);
    expect((await contentOf(sara, wanted.id)).equals(bytes)).toBe(true);
    await socket.next('upload_updated', ({ upload }) => upload.id === wanted.id && upload.state === 'ready');
  });

  it('goes on after the server was restarted in the middle of it, however it ended', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'sokhan-'));
    const bytes = archive(8 * MB);
    let now = await TestServer.start({ dataDir });
    const person = await Person.register(now.url);
    const wanted = await begun(person, { size: bytes.length });
    let offset = 0;
    for (const end of ['kill', 'stop'] as const) {
      const line = openPatch(person, wanted.path, offset, { 'content-length': bytes.length - offset });
      const broken = once(line, 'error');
      line.write(bytes.subarray(offset, offset + 3 * MB));
      await stored(now, wanted.id, offset + MB);
      await now[end]();
      await broken;
      now = await TestServer.start({ dataDir, port: now.port });
      offset = Number((await head(person, wanted.path)).headers['upload-offset']);
      expect(offset).toBeGreaterThanOrEqual(MB);
    }
    const last = await patch(person, wanted.path, offset, bytes.subarray(offset));
    expect(last.body.upload?.state).toBe('ready');
    expect((await contentOf(person, wanted.id)).equals(bytes)).toBe(true);
    await now.stop();
    rmSync(dataDir, { recursive: true });
  });

  it('tells its sender’s own sockets how it goes, and nobody else', async () => {
    const [mine, other] = [await sara.connect(), await omid.connect()];
    const { body } = await upload(sara, 'یادداشت.txt', NOTE);
    const id = body.upload!.id;
    await mine.next('upload_updated', ({ upload }) => upload.id === id && upload.state === 'ready');
    const states = mine.all('upload_updated').filter(({ upload }) => upload.id === id);
    expect(states.map(({ upload }) => upload.state)).toEqual(['processing', 'ready']);
    expect(states[1]?.upload).toEqual(body.upload);
    await omid.posted('general');
    await other.until(() => other.heard.length > 0);
    expect(other.all('upload_updated')).toEqual([]);
  });

  it('is refused with the reason when it is no file that is taken, and nothing of it stays', async () => {
    const socket = await sara.connect();
    const wanted = await begun(sara, { name: 'برنامه.exe', size: NOTE.length });
    const last = await patch(sara, wanted.path, 0, NOTE);
    expect([last.status, last.headers['content-type'], last.body.code]).toEqual([
      415,
      'application/problem+json; charset=utf-8',
      'file.typeRefused',
    ]);
    expect(incoming()).not.toContain(wanted.id);
    const refused = { id: wanted.id, state: 'refused', error: 'file.typeRefused' };
    expect((await stateOf(sara, wanted)).body.upload).toMatchObject(refused);
    await socket.next('upload_updated', ({ upload }) => upload.error === 'file.typeRefused');
    expect((await sara.get(`/api/files/${wanted.id}`)).status).toBe(404);
  });

  it('answers once more what became of it when its last answer was lost', async () => {
    const { body } = await upload(sara, 'یادداشت.txt', NOTE);
    const path = `/api/uploads/${body.upload!.id}`;
    expect((await head(sara, path)).headers).toMatchObject({
      'upload-offset': String(NOTE.length),
      'upload-length': String(NOTE.length),
    });
    expect((await patch(sara, path, NOTE.length, Buffer.alloc(0))).body).toEqual(body);
    expect((await stateOf(sara, { path })).body).toEqual(body);
  });

  it('takes what a recorder says of a voice message, and nothing that is no such thing', async () => {
    const wish = { name: 'صدا.webm', size: 10 };
    const voice = JSON.stringify({ waveform: [0, 40, 100], durationMs: 1_200 });
    expect((await begin(sara, { ...wish, voice })).status).toBe(201);
    for (const wrong of ['{', '[]', '{}', '{"waveform":[101]}', '{"waveform":[1],"durationMs":-1}']) {
      const { status, body } = await begin(sara, { ...wish, voice: wrong });
      expect([wrong, status, body.code]).toEqual([wrong, 422, 'validation.failed']);
    }
  });

  it('is ended by its sender, with its bytes and its place in the quota', async () => {
    const wanted = await begun(sara, { size: MB });
    await patch(sara, wanted.path, 0, Buffer.alloc(1_000));
    const used = async () =>
      (await sara.get<{ usage: { used: number } }>('/api/files/usage')).body.usage.used;
    const before = await used();
    expect((await terminate(sara, wanted.path)).status).toBe(204);
    expect(await used()).toBe(before - MB);
    expect(incoming()).not.toContain(wanted.id);
    expect((await stateOf(sara, wanted)).body.code).toBe('upload.notFound');
    const { body } = await upload(sara, 'یادداشت.txt', NOTE);
    expect((await terminate(sara, `/api/uploads/${body.upload!.id}`)).status).toBe(204);
    expect((await sara.get(`/api/files/${body.upload!.id}`)).status).toBe(404);
  });

  it('leaves a file that was sent where it is when it is ended afterwards', async () => {
    const { body } = await upload(sara, 'یادداشت.txt', NOTE);
    const { id } = body.upload!;
    await sara.posted('general', { text: '', fileIds: [id] });
    expect((await terminate(sara, `/api/uploads/${id}`)).status).toBe(204);
    expect((await omid.get(`/api/files/${id}`)).status).toBe(200);
  });

  it('is nobody else’s: to them it is as one that never was', async () => {
    const wanted = await begun(sara, { size: MB });
    const ways = (path: string) => [
      stateOf(omid, { path }),
      patch(omid, path, 0, Buffer.alloc(10)),
      terminate(omid, path),
    ];
    const of = async (path: string) =>
      (await Promise.all(ways(path))).map(({ status, body }) => [status, body]);
    const unknown = await of('/api/uploads/019a1b2c-3d4e-7f00-8000-000000000012');
    expect(await of(wanted.path)).toEqual(unknown);
    expect(unknown.map(([status]) => status)).toEqual([404, 404, 404]);
    expect(await of('/api/uploads/..%2f..%2fsecret.key')).toEqual(unknown);
    expect((await head(omid, wanted.path)).status).toBe(404);
    expect((await head(sara, wanted.path)).headers['upload-offset']).toBe('0');
    expect((await terminate(sara, wanted.path)).status).toBe(204);
  });

  it('is refused in a form of its own where the protocol is not kept', async () => {
    const { path } = await begun(sara, { size: 1_000 });
    const bytes = Buffer.alloc(10);
    const TUS = { 'tus-resumable': '1.0.0' };
    const type = { 'content-type': 'application/offset+octet-stream' };
    const metadata = { 'upload-metadata': `name ${Buffer.from('a.txt').toString('base64')}` };
    const post = (headers: Record<string, string>) => send(sara, 'POST', '/api/uploads', headers);
    const cases: [string, Promise<{ status: number; body: { code?: string } }>, number, string][] = [
      ['another offset', patch(sara, path, 5, bytes), 409, 'upload.conflict'],
      [
        'no version',
        send(sara, 'PATCH', path, { ...type, 'upload-offset': 0 }, bytes),
        412,
        'upload.protocol',
      ],
      ['another version', post({ 'tus-resumable': '0.2.2', 'upload-length': '5' }), 412, 'upload.protocol'],
      ['no offset', send(sara, 'PATCH', path, { ...TUS, ...type }, bytes), 400, 'request.malformed'],
      [
        'a wrong offset',
        send(sara, 'PATCH', path, { ...TUS, ...type, 'upload-offset': '-1' }, bytes),
        400,
        'request.malformed',
      ],
      ['no length', post({ ...TUS, ...metadata }), 400, 'request.malformed'],
      [
        'a length to come',
        post({ ...TUS, ...metadata, 'upload-defer-length': '1' }),
        400,
        'request.malformed',
      ],
      [
        'a length that is none',
        post({ ...TUS, ...metadata, 'upload-length': '1e3' }),
        400,
        'request.malformed',
      ],
      ['no bytes at all', post({ ...TUS, ...metadata, 'upload-length': '0' }), 422, 'file.empty'],
      ['no name', post({ ...TUS, 'upload-length': '5' }), 422, 'validation.failed'],
      [
        'broken metadata',
        post({ ...TUS, 'upload-length': '5', 'upload-metadata': 'name %%%' }),
        400,
        'request.malformed',
      ],
      ['more than was said', patch(sara, path, 0, Buffer.alloc(1_001)), 413, 'file.tooLarge'],
      [
        'parts to be joined',
        post({ ...TUS, ...metadata, 'upload-length': '5', 'upload-concat': 'partial' }),
        400,
        'request.malformed',
      ],
    ];
    for (const [name, answer, status, code] of cases) {
      const refusal = await answer;
      expect([name, refusal.status, refusal.body.code]).toEqual([name, status, code]);
    }
    expect((await head(sara, path)).headers['upload-offset']).toBe('0');
  });

  it('needs a session and our own page, as everything does', async () => {
    const stranger = new Person(server.url, sara.user, 'sid=nobody');
    expect((await begin(stranger, { size: 5 })).body.code).toBe('auth.required');
    const headers = { 'tus-resumable': '1.0.0', 'upload-length': 5, origin: 'https://evil.example' };
    expect((await send(sara, 'POST', '/api/uploads', headers)).body.code).toBe('origin.refused');
  });

  it('answers that the storage is full when the disk is, and can go on when it is not any more', async () => {
    const wanted = await begun(sara, { name: 'یادداشت.txt', size: NOTE.length });
    rmSync(arrivingAt(server, wanted.id));
    symlinkSync('/dev/full', arrivingAt(server, wanted.id));
    const { status, body } = await patch(sara, wanted.path, 0, NOTE);
    expect([status, body.code]).toEqual([507, 'file.storageFull']);
    expect((await stateOf(sara, wanted)).body.upload?.state).toBe('receiving');
    await terminate(sara, wanted.path);
  });
});

describe('an upload by a form', () => {
  it('is a file of one’s own, under its Persian name', async () => {
    const { status, body } = await sendForm(
      sara,
      Buffer.concat([part('; name="more"', 'x'), filePart('گزارش.txt', NOTE), FORM_END]),
    );
    expect([status, body.file?.name, body.file?.size]).toEqual([201, 'گزارش.txt', NOTE.length]);
    expect((await contentOf(sara, body.file!.id)).equals(NOTE)).toBe(true);
    expect((await stateOf(sara, { path: `/api/uploads/${body.file!.id}` })).body.upload?.state).toBe('ready');
  });

  it('is refused with the reason when it is no file that is taken', async () => {
    const { status, body } = await sendForm(sara, Buffer.concat([filePart('برنامه.exe', NOTE), FORM_END]));
    expect([status, body.code]).toEqual([415, 'file.typeRefused']);
    const empty = await sendForm(sara, Buffer.concat([filePart('خالی.txt', ''), FORM_END]));
    expect([empty.status, empty.body.code]).toEqual([422, 'file.empty']);
  });

  it('is refused when it names no origin, which any other site’s form could send', async () => {
    const body = Buffer.concat([filePart('a.txt', NOTE), FORM_END]);
    const { status, body: refusal } = await send(sara, 'POST', '/api/files', { 'content-type': FORM }, body);
    expect([status, refusal.code]).toEqual([403, 'origin.refused']);
  });
});

describe('UP7 too much', () => {
  it('UP7 is refused before it is sent when its size says so', async () => {
    const GB = 1_000 * MB;
    expect((await begin(sara, { size: GB })).body.code).toBe('file.tooLarge');
    const form = open(sara, 'POST', '/api/files', {
      origin: sara.base,
      'content-type': FORM,
      'content-length': GB,
    });
    form.flushHeaders();
    const { status, body } = await answerOf(form);
    expect([status, body.code]).toEqual([413, 'file.tooLarge']);
    form.on('error', () => undefined).destroy();
  });

  it('UP7 is refused when a form brings one byte too much, which its own size could still be', async () => {
    const small = await TestServer.start({ env: { MAX_UPLOAD_SIZE: '1000' } });
    try {
      const person = await Person.register(small.url);
      const send = (size: number) =>
        sendForm(person, Buffer.concat([filePart('a.txt', 'a'.repeat(size)), FORM_END]));
      expect((await send(1_000)).status).toBe(201);
      for (const size of [1_001, 5_000]) {
        const { status, body } = await send(size);
        expect([status, body.code]).toEqual([413, 'file.tooLarge']);
      }
    } finally {
      await small.stop();
    }
  });

  it('UP7 is refused while it streams when its size says nothing', async () => {
    const [largest, piece] = [16 * 1_024 * 1_024, 64 * 1_024];
    const wanted = await begun(sara, { size: 2 * MB });
    const before = incoming();
    const form = open(sara, 'POST', '/api/files', { origin: sara.base, 'content-type': FORM });
    form.write(filePart('بزرگ.zip', Buffer.alloc(largest)).subarray(0, -2));
    while (incoming().length === before.length) await nextTurn();
    const formId = incoming().find((id) => !before.includes(id))!;
    const patching = openPatch(sara, wanted.path, 0);
    patching.write(Buffer.alloc(2 * MB));
    for (const [line, id, size] of [
      [form, formId, largest],
      [patching, wanted.id, 2 * MB],
    ] as const) {
      const answer = answerOf(line);
      await stored(server, id, size - piece);
      // Nothing follows this: it is refused for what has come, not for how it ends.
      line.write(Buffer.alloc(piece));
      const { status, body } = await answer;
      expect([status, body.code]).toEqual([413, 'file.tooLarge']);
      line.on('error', () => undefined).destroy();
    }
    await terminate(sara, wanted.path);
  });

  it('UP7 takes no more than the quota when ten uploads begin at once', async () => {
    const size = 1_000;
    const small = await TestServer.start({
      env: { USER_QUOTA: String(5 * size), STORAGE_QUOTA: String(8 * size) },
    });
    try {
      const people = [await Person.register(small.url), await Person.register(small.url)];
      for (const [person, expected, code] of [
        [people[0]!, 5, 'file.quotaExceeded'],
        [people[1]!, 3, 'file.storageFull'],
      ] as const) {
        const answers = await Promise.all(Array.from({ length: 10 }, () => begin(person, { size })));
        expect(answers.filter(({ status }) => status === 201)).toHaveLength(expected);
        const refused = answers.filter(({ status }) => status !== 201);
        expect(new Set(refused.map(({ body }) => body.code))).toEqual(new Set([code]));
      }
      expect(incoming(small.dataDir)).toHaveLength(8);
    } finally {
      await small.stop();
    }
  });

  it('UP7 lets three uploads of one person run at once, and five begin in five minutes', async () => {
    const strict = await TestServer.start({ env: { UPLOAD_RATE_LIMIT: '100' } });
    try {
      const person = await Person.register(strict.url);
      const answers = await Promise.all(Array.from({ length: 100 }, () => begin(person, { size: 10 })));
      const refused = answers.filter(({ status }) => status === 429);
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
      expect(refused).toHaveLength(97);
      expect(refused[0]?.body.retryAfterMs).toBeGreaterThan(0);
      expect((await sendForm(person, Buffer.concat([filePart('a.txt', NOTE), FORM_END]))).status).toBe(429);
    } finally {
      await strict.stop();
    }
    const usual = await TestServer.start({ env: { UPLOAD_RATE_LIMIT: '5' } });
    try {
      const person = await Person.register(usual.url);
      const states: number[] = [];
      for (let count = 0; count < 7; count += 1) states.push((await upload(person, 'a.txt', NOTE)).status);
      expect(states).toEqual([201, 201, 201, 201, 201, 429, 429]);
      expect((await upload(await Person.register(usual.url), 'a.txt', NOTE)).status).toBe(201);
    } finally {
      await usual.stop();
    }
  });
});

describe('UP8 a malformed form', () => {
  const FILE = filePart('a.txt', NOTE);
  const fields = (count: number, name: (index: number) => string) =>
    Buffer.concat(Array.from({ length: count }, (_, index) => part(`; name="${name(index)}"`, 'x')));
  const MALFORMED: [string, Buffer, string?][] = [
    ['that holds nothing', Buffer.alloc(0)],
    ['without a file', Buffer.concat([part('; name="other"', 'x'), FORM_END])],
    ['with an empty field name', Buffer.concat([part('; name=""', 'x'), FORM_END])],
    ['with no field name', Buffer.concat([part('', 'x'), FILE, FORM_END])],
    ['that does not end', FILE],
    ['cut in the middle of a head', FILE.subarray(0, 40)],
    ['without a boundary', Buffer.concat([FILE, FORM_END]), 'multipart/form-data'],
    ['with another boundary', Buffer.concat([FILE, FORM_END]), 'multipart/form-data; boundary=other'],
    ['of another kind', Buffer.concat([FILE, FORM_END]), 'multipart/mixed; boundary=sokhan-boundary'],
    ['of no kind', Buffer.concat([FILE, FORM_END]), 'text/plain'],
    ['with 100,000 fields', Buffer.concat([fields(100_000, (index) => `f${index}`), FILE, FORM_END])],
    [
      'with a huge index',
      Buffer.concat([
        fields(2, (index) => (index ? 'a' : 'a[999999999]')),
        part('; name="a[b]"', 'x'),
        FORM_END,
      ]),
    ],
    ['5,000 levels deep', Buffer.concat([part(`; name="a${'[b]'.repeat(5_000)}"`, 'x'), FILE, FORM_END])],
    [
      'with a field name of 100 kB',
      Buffer.concat([part(`; name="${'n'.repeat(100_000)}"`, 'x'), FILE, FORM_END]),
    ],
    ['with a field of 1 MB', Buffer.concat([part('; name="long"', 'x'.repeat(MB)), FILE, FORM_END])],
    ['with two files', Buffer.concat([FILE, FILE, FORM_END])],
    ['with a file elsewhere', Buffer.concat([part('; name="other"; filename="a.txt"', NOTE), FORM_END])],
    ['with a file of no name', Buffer.concat([part('; name="file"; filename=""', NOTE), FORM_END])],
    [
      'with a hundred heads',
      Buffer.concat([Buffer.from(`--sokhan-boundary\r\n${'X-A: b\r\n'.repeat(100_000)}\r\n`), FORM_END]),
    ],
    [
      'with prototypes',
      Buffer.concat([
        part('; name="__proto__[polluted]"', 'x'),
        part('; name="constructor[prototype][a]"', 'x'),
        FORM_END,
      ]),
    ],
  ];

  it.each(MALFORMED)('UP8 %s is refused with a code', async (_, body, type = FORM) => {
    const answer = await sendForm(sara, body, { 'content-type': type });
    expect([400, 413, 415, 422]).toContain(answer.status);
    expect(answer.body.code).toMatch(/^(?:request|validation|file)\./);
  });

  it('UP8 leaves no bytes and no open files, nor does a line that is cut in its middle', async () => {
    const files = () => readdirSync(`/proc/${server.pid}/fd`).length;
    const settled = async () => {
      const before = incoming().length;
      for (const [, body, type = FORM] of MALFORMED) await sendForm(sara, body, { 'content-type': type });
      for (let count = 0; count < 20; count += 1) {
        const line = open(sara, 'POST', '/api/files', {
          origin: sara.base,
          'content-type': FORM,
          'content-length': 2 * MB,
        });
        const broken = once(line, 'error');
        line.write(filePart('a.zip', randomBytes(MB)).subarray(0, -2));
        while (incoming().length === before) await nextTurn();
        line.destroy(new Error('cut'));
        await broken;
        while (incoming().length > before) await nextTurn();
      }
      expect(incoming()).toHaveLength(before);
    };
    await settled();
    const before = files();
    await settled();
    // Connections that are kept alive come and go; files would only come.
    expect(files()).toBeLessThan(before + 10);
    expect((await request(server.url, 'GET', '/health/live')).status).toBe(200);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect((await sendForm(sara, Buffer.concat([FILE, FORM_END]))).status).toBe(201);
  });
});
