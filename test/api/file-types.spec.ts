import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FILE_TYPES, type FileInfo } from '#contracts';
import { TestClamd, VIRUS } from '../support/clamd.js';
import * as samples from '../support/files.js';
import { flood, manyFrames } from '../support/hostile-images.js';
import { Person } from '../support/person.js';
import { TestServer } from '../support/server.js';
import { FORM_END, filePart, part, sendForm, upload } from '../support/uploads.js';

const QUIET = { UPLOAD_RATE_LIMIT: '0' };

let server: TestServer;
let sara: Person;
beforeAll(async () => {
  server = await TestServer.start({ env: QUIET });
  sara = await Person.register(server.url);
});
afterAll(() => server.stop());

const share = (name: string, content: Buffer | string, person = sara) =>
  sendForm(person, Buffer.concat([filePart(name, content), FORM_END]));

async function taken(name: string, content: Buffer | string): Promise<FileInfo> {
  const { status, body } = await share(name, content);
  if (status !== 201 || !body.file) throw new Error(`Sharing ${name} answered ${status}: ${body.code}`);
  return body.file;
}

async function contentOf({ id }: FileInfo): Promise<{ type: string | null; bytes: Buffer }> {
  const response = await fetch(`${server.url}/api/files/${id}/content`, { headers: { cookie: sara.cookie } });
  return { type: response.headers.get('content-type'), bytes: Buffer.from(await response.arrayBuffer()) };
}

const incoming = (): string[] => readdirSync(join(server.dataDir, 'files/incoming'));

const latin = (text: string) => Buffer.from(text, 'latin1');

describe('a file', () => {
  it.each(FILE_TYPES.map((each) => [each.extension, each] as const))(
    'UP2 of %s is what its content says, whatever its sender says of it',
    async (extension, { type, kind }) => {
      const bytes = await samples.SAMPLES[extension]!();
      const lie = part(`; name="file"; filename="a.${extension}"\r\nContent-Type: text/html`, bytes);
      const { status, body } = await sendForm(sara, Buffer.concat([lie, FORM_END]));
      expect([status, body.file?.type, body.file?.kind]).toEqual([201, type, kind]);
      expect((await contentOf(body.file!)).type?.split(';')[0]).toBe(type);
    },
  );

  it.each([
    ['UP1 of HTML as an image', 'a.png', '<!doctype html><script>alert(1)</script>'],
    ['UP1 of PHP as an image', 'a.jpg', '<?php system($_GET["c"]);'],
    ['UP1 of a program as an image', 'a.png', latin('\x7fELF\x02\x01\x01')],
    ['UP1 of a program as a text', 'a.txt', latin('MZ\x90\0\x03')],
    ['UP1 of an archive as an image', 'a.gif', samples.zip()],
    [
      'UP1 of a Java program as an archive',
      'a.zip',
      samples.zip({ 'META-INF/MANIFEST.MF': 'Main-Class: A' }),
    ],
    ['UP2 with a harmless ending before its own', 'invoice.pdf.exe', samples.pdf()],
    ['UP2 with a space and a dot behind its ending', 'invoice.exe. .', samples.pdf()],
    ['UP6 of SVG as an image', 'a.png', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'],
    ['UP6 of SVG', 'a.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['UP6 of XML with entities as a text', 'a.txt', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "b">]>'],
    ['UP5 of a Photoshop document as an image', 'a.png', latin('8BPS\0\x01\0\0\0\0\0\0')],
    ['UP5 of drawing commands as an image', 'a.png', 'push graphic-context\nimage over 0,0 0,0 "https:x"'],
    ['UP10 of another Matroska as WebM', 'a.webm', latin('\x1aE\xdf\xa3\x8b\x42\x82\x88matroska')],
  ] as const)('%s is refused by both doors', async (_what, name, content) => {
    const refused = { code: 'file.typeRefused' };
    expect(await share(name, content)).toMatchObject({ status: 415, body: refused });
    expect(await upload(sara, name, Buffer.from(content))).toMatchObject({ status: 415, body: refused });
    expect(incoming()).toEqual([]);
  });

  it('UP1 keeps nothing of what hid behind an image', async () => {
    const hidden = Buffer.concat([samples.zip({ 'Evil.class': 'x' }), latin('<script>alert(1)</script>')]);
    for (const extension of ['png', 'jpg', 'gif', 'webp']) {
      const { bytes } = await contentOf(
        await taken(`a.${extension}`, Buffer.concat([await samples.SAMPLES[extension]!(), hidden])),
      );
      expect([bytes.includes('PK\x03\x04'), bytes.includes('<script>')]).toEqual([false, false]);
    }
  });

  it('UP1 that is a PDF and something else is served as a PDF to be kept, and as nothing else', async () => {
    const both = Buffer.concat([
      samples.pdf(),
      latin('<script>alert(1)</script>'),
      samples.zip({ 'A.class': 'x' }),
    ]);
    const { id, type } = await taken('a.pdf', both);
    const { headers } = await fetch(`${server.url}/api/files/${id}/content`, {
      headers: { cookie: sara.cookie },
    });
    expect([type, headers.get('content-type')]).toEqual(['application/pdf', 'application/pdf']);
    expect(headers.get('content-disposition')).toMatch(/^attachment/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain('sandbox');
  });

  it.each([
    ['../../../etc/x.txt', 'x.txt'],
    ['..\\\\..\\\\boot.txt', 'boot.txt'],
    ['/etc/shadow.txt', 'shadow.txt'],
    ['C:\\\\Windows\\\\a.txt', 'a.txt'],
    ['\\\\\\\\host\\\\share\\\\a.txt', 'a.txt'],
    ['%2e%2e%2fa.txt', '%2e%2e%2fa.txt'],
    ['con.txt', '_con.txt'],
    ['گزارش\u202Etxt.exe.txt', 'گزارشtxt.exe.txt'],
  ])('UP3 has no path in its name: %s', async (sent, name) => {
    expect((await taken(sent, samples.txt())).name).toBe(name);
    // In a form's head a backslash is written twice.
    const byTus = await upload(sara, sent.replaceAll('\\\\', '\\'), samples.txt());
    expect([byTus.status, byTus.body.upload?.file?.name]).toEqual([201, name]);
  });

  it('UP2 has no second ending behind a zero byte', async () => {
    const { status, body } = await upload(sara, 'a.png\0.exe', await samples.png());
    expect([status, body.code]).toEqual([415, 'file.typeRefused']);
  });

  it('UP3 has no path in its name when that is written by RFC 5987', async () => {
    const named = part('; name="file"; filename*=UTF-8\'\'..%2F..%2Fetc%2Fa.txt', samples.txt());
    const { status, body } = await sendForm(sara, Buffer.concat([named, FORM_END]));
    expect([status, body.file?.name]).toEqual([201, 'a.txt']);
  });

  it('UP5 that floods, by its measures or its frames, is refused and harms nothing', async () => {
    for (const [name, bytes] of [
      ['a.png', flood(65_535, 65_535)],
      ['a.gif', await manyFrames(10_000)],
    ] as const)
      expect(await share(name, bytes)).toMatchObject({ status: 422, body: { code: 'file.damaged' } });
    expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
    expect(incoming()).toEqual([]);
  });

  it('UP6 is not unpacked, however much an archive says it holds; a document that says so is refused', async () => {
    const claiming = (bytes: Buffer) => {
      bytes.writeUInt32LE(0xf0000000, bytes.indexOf(latin('PK\x01\x02')) + 24);
      return bytes;
    };
    expect((await taken('a.zip', claiming(samples.zip()))).kind).toBe('archive');
    expect(await share('a.docx', claiming(samples.docx()))).toMatchObject({
      status: 422,
      body: { code: 'file.damaged' },
    });
  });

  it('UP9 tells nothing of the place where it was taken, nor does its preview', async () => {
    const photo = await taken('a.jpeg', await samples.photo(64, 48));
    expect([photo.width, photo.height]).toEqual([48, 64]);
    const preview = await fetch(`${server.url}/api/files/${photo.id}/preview`, {
      headers: { cookie: sara.cookie },
    });
    for (const bytes of [(await contentOf(photo)).bytes, Buffer.from(await preview.arrayBuffer())]) {
      const { exif, xmp, orientation } = await sharp(bytes).metadata();
      expect([exif, xmp, orientation]).toEqual([undefined, undefined, undefined]);
    }
    const place = '+35.6892+051.3890/';
    const box = Buffer.concat([
      Buffer.from([0, 0, 0, 34]),
      latin('udta'),
      Buffer.from([0, 0, 0, 26]),
      latin(`\xa9xyz${place}`),
    ]);
    const film = await taken('a.mp4', Buffer.concat([samples.mp4(), box]));
    const { bytes } = await contentOf(film);
    expect([bytes.length, bytes.includes(place)]).toEqual([samples.mp4().length + 34, false]);
  });

  it('UP10 of malformed Matroska is refused, or taken without its length', async () => {
    const head = samples.webm().subarray(0, 48);
    const refused = { status: 422, body: { code: 'file.damaged' } };
    expect(await share('a.webm', Buffer.concat([head, Buffer.alloc(500_000)]))).toMatchObject(refused);
    const unending = Buffer.from('1f43b67501ffffffffffffff', 'hex');
    const nested = await taken('a.webm', Buffer.concat([head, ...Array<Buffer>(40_000).fill(unending)]));
    expect([nested.kind, nested.duration]).toEqual(['video', undefined]);
  });

  it('is decoded outside of the server', async () => {
    await taken('a.png', await samples.png());
    expect(readFileSync(`/proc/${server.pid}/maps`, 'utf8')).not.toMatch(/libvips|sharp/);
  });

  it('leaves a line in the security log when it is refused', async () => {
    const line = JSON.parse(await server.logged('"fileRefused"')) as Record<string, unknown>;
    expect(line).toMatchObject({ security: 'fileRefused', code: expect.stringMatching(/^file\./) as string });
  });
});

describe('a file that is scanned', () => {
  it('is refused when clamd finds something, and when clamd is away', async () => {
    const clamd = await TestClamd.start();
    const env = { ...QUIET, CLAMD_HOST: '127.0.0.1', CLAMD_PORT: String(clamd.port) };
    const scanning = await TestServer.start({ env });
    const omid = await Person.register(scanning.url);
    expect((await share('a.txt', 'سلام', omid)).status).toBe(201);
    expect(await share('a.txt', VIRUS, omid)).toMatchObject({ status: 422, body: { code: 'file.infected' } });
    await clamd.stop();
    expect(await share('a.txt', 'سلام', omid)).toMatchObject({
      status: 503,
      body: { code: 'file.unscanned' },
    });
    await scanning.stop();
  });
});
