import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FILE_TYPES, type ErrorCode } from '#contracts';
import * as samples from '../../../../test/support/files.js';
import { inspection } from '../../../../test/support/inspection.js';
import type { Arrival, Findings } from './inspection.js';

const { inspector, decoders, withSettings } = inspection();

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sokhan-arrival-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
afterAll(() => decoders.onApplicationShutdown());

function examine(name: string, bytes: Uint8Array | string, voice?: Arrival['voice']): Promise<Findings> {
  const path = join(folder, 'content');
  writeFileSync(path, bytes);
  return inspector.examine({ path, name, voice });
}

const refusal = (name: string, bytes: Uint8Array | string): Promise<ErrorCode | 'taken'> =>
  examine(name, bytes).then(
    () => 'taken',
    (error: { code: ErrorCode }) => error.code,
  );

const TYPES = FILE_TYPES.map((each) => [each.extension, each] as const);

describe('ContentInspector', () => {
  it.each(TYPES)('takes a file of %s as what it is', async (extension, { type, kind }) => {
    const bytes = await samples.SAMPLES[extension]!();
    const found = await examine(`نمونه.${extension}`, bytes);
    expect(found).toMatchObject({ name: `نمونه.${extension}`, type, kind });
    const stored = readFileSync(found.path);
    expect(found.size).toBe(stored.length);
    expect(found.sha256).toBe(createHash('sha256').update(stored).digest('hex'));
  });

  it.each([
    ['an empty file', 'a.png', '', 'file.empty'],
    ['no ending', 'png', samples.txt(), 'file.typeRefused'],
    ['an unknown ending', 'run.exe', Buffer.from('MZ\x90\0'), 'file.typeRefused'],
    ['UP2 a second ending that is the real one', 'invoice.pdf.exe', samples.pdf(), 'file.typeRefused'],
    ['UP2 a zero byte before the real ending', 'a.png\0.exe', samples.txt(), 'file.typeRefused'],
    ['UP1 HTML under the name of an image', 'a.png', '<!doctype html><script>1</script>', 'file.typeRefused'],
    ['UP1 PHP under the name of an image', 'a.png', '<?php phpinfo();', 'file.typeRefused'],
    [
      'UP1 a program of Linux as an image',
      'a.jpg',
      Buffer.from('\x7fELF\x02\x01\x01', 'latin1'),
      'file.typeRefused',
    ],
    [
      'UP1 a program of Windows as an archive',
      'a.zip',
      Buffer.from('MZ\x90\0PK\x03\x04'),
      'file.typeRefused',
    ],
    ['UP1 HTML under the name of a text', 'a.txt', '\uFEFF <!-- a --><HTML><body>', 'file.typeRefused'],
    ['UP1 a script under the name of a text', 'a.txt', '#!/bin/sh\nrm -rf /', 'file.typeRefused'],
    [
      'UP6 SVG under the name of an image',
      'a.png',
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'file.typeRefused',
    ],
    ['UP6 SVG under the name of a text', 'a.txt', '<?xml version="1.0"?><svg/>', 'file.typeRefused'],
    ['a text with a zero byte', 'a.txt', 'a\0b', 'file.typeRefused'],
    ['a text with escapes', 'a.csv', 'a\u001b[2J', 'file.typeRefused'],
    ['a text that is no UTF-8', 'a.md', Buffer.from([0x61, 0xe9, 0x62]), 'file.typeRefused'],
    [
      'a compound file that is no Word document',
      'a.doc',
      Buffer.from(samples.doc()).fill(0, 1_100),
      'file.typeRefused',
    ],
    ['an image of another type', 'a.gif', samples.pdf(), 'file.typeRefused'],
    [
      'a PNG of nothing but its beginning',
      'a.png',
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      'file.damaged',
    ],
  ] as const)('refuses %s', async (_what, name, bytes, code) => {
    expect(await refusal(name, bytes)).toBe(code);
    expect(readdirSync(folder)).toEqual(['content']);
  });

  it('refuses a known type when the server does not take it', async () => {
    const strict = withSettings({ ALLOWED_FILE_TYPES: 'txt' });
    const path = join(folder, 'content');
    writeFileSync(path, samples.pdf());
    await expect(strict.examine({ path, name: 'a.pdf' })).rejects.toMatchObject({ code: 'file.typeRefused' });
  });

  it('takes a text in UTF-16 when it says so at its beginning', async () => {
    expect(await refusal('a.txt', Buffer.from('\uFEFFسلام', 'utf16le'))).toBe('taken');
    expect(await refusal('a.txt', Buffer.from('سلام', 'utf16le'))).toBe('file.typeRefused');
  });

  it('UP9 turns a photo as it is shown and leaves out what the camera wrote', async () => {
    const bytes = await samples.photo(64, 48);
    expect(bytes.includes('secret place')).toBe(true);
    const found = await examine('عکس.jpeg', bytes);
    expect(found).toMatchObject({ width: 48, height: 64, kind: 'image' });
    const { exif, xmp, iptc, orientation } = await sharp(found.path).metadata();
    expect([exif, xmp, iptc, orientation]).toEqual([undefined, undefined, undefined, undefined]);
    const preview = await sharp(found.preview!.path).metadata();
    expect(preview).toMatchObject({ format: 'webp', width: 48, height: 64 });
    expect(preview.exif).toBeUndefined();
    // What stood on the left of the sensor stands on top.
    const pixel = await sharp(found.path).extract({ left: 24, top: 4, width: 1, height: 1 }).raw().toBuffer();
    expect(Math.abs(pixel[0]! - samples.GREEN.r)).toBeLessThan(24);
  });

  it('UP9 leaves out what a PNG says in words', async () => {
    const chunk = Buffer.from('....tEXtComment\0secret....', 'latin1');
    chunk.writeUInt32BE(chunk.length - 12);
    chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), chunk.length - 4);
    const plain = await samples.png();
    const spoken = Buffer.concat([plain.subarray(0, 33), chunk, plain.subarray(33)]);
    expect(spoken.includes('secret')).toBe(true);
    const found = await examine('a.png', spoken);
    expect(readFileSync(found.path).includes('secret')).toBe(false);
  });

  it('keeps the pixels of a PNG, with a palette or without', async () => {
    const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
    const many = sharp({ create: { width: 60, height: 40, channels: 3, background: '#000', noise } });
    const palette = await many.clone().png({ palette: true, colours: 200 }).toBuffer();
    for (const bytes of [await many.png().toBuffer(), palette]) {
      const found = await examine('a.png', bytes);
      const [before, after] = await Promise.all(
        [bytes, found.path].map((each) => sharp(each).raw().toBuffer()),
      );
      expect(after!.equals(before!)).toBe(true);
    }
  });

  it('UP1 cuts off what hides behind the end of an image', async () => {
    for (const [name, make] of [
      ['a.png', samples.png],
      ['a.jpg', samples.jpeg],
      ['a.gif', samples.gif],
      ['a.webp', samples.webp],
    ] as const) {
      const found = await examine(
        name,
        Buffer.concat([
          await make(),
          samples.zip({ 'Evil.class': 'x' }),
          Buffer.from('<script>alert(1)</script>'),
        ]),
      );
      const stored = readFileSync(found.path);
      expect([stored.includes('PK\x03\x04'), stored.includes('<script>')]).toEqual([false, false]);
    }
  });

  it.each([
    ['gif', samples.gif],
    ['webp', samples.animatedWebp],
  ] as const)('keeps an animated %s moving, with a still preview', async (extension, make) => {
    const found = await examine(`a.${extension}`, await make(40, 30, 3));
    expect(found).toMatchObject({ width: 40, height: 30, animated: true });
    expect(await sharp(found.path).metadata()).toMatchObject({ pages: 3, delay: [200, 200, 200] });
    const preview = await sharp(found.preview!.path).metadata();
    expect([preview.pages, preview.width, preview.height]).toEqual([undefined, 40, 30]);
  });

  it('makes a preview of at most 1024 pixels and a blur hash', async () => {
    const found = await examine('a.jpg', await samples.jpeg(2_000, 500));
    expect(found).toMatchObject({
      width: 2_000,
      height: 500,
      animated: false,
      blurHash: expect.stringMatching(/^.{28}$/),
    });
    const stored = readFileSync(found.preview!.path);
    expect(await sharp(stored).metadata()).toMatchObject({ width: 1_024, height: 256 });
    expect(found.preview).toMatchObject({
      size: stored.length,
      sha256: createHash('sha256').update(stored).digest('hex'),
    });
  });

  it('makes a square of an image', async () => {
    const found = await examine('a.jpeg', await samples.photo(64, 48));
    const square = await inspector.square(found.path, 256);
    expect(await sharp(square.path).metadata()).toMatchObject({ format: 'webp', width: 256, height: 256 });
    expect(square.size).toBe(readFileSync(square.path).length);
  });

  it('tells how long sound and film are, and how large', async () => {
    expect(await examine('a.mp3', samples.mp3(2))).toMatchObject({
      durationMs: expect.closeTo(2_000, -2) as number,
    });
    expect(await examine('a.ogg', samples.ogg())).toMatchObject({ durationMs: 1_500 });
    expect(await examine('a.m4a', samples.m4a())).toMatchObject({ durationMs: 1_461 });
    expect(await examine('a.mp4', samples.mp4())).toMatchObject({
      durationMs: 1_461,
      width: 160,
      height: 90,
    });
    expect(await examine('a.webm', samples.webm())).toMatchObject({
      durationMs: 1_440,
      width: 160,
      height: 90,
    });
  });

  it.each([
    ['webm', samples.voice, 'audio/webm'],
    ['webm', samples.voiceInPieces, 'audio/webm'],
    ['mp4', samples.m4a, 'audio/mp4'],
    ['m4a', samples.m4a, 'audio/mp4'],
    ['ogg', samples.ogg, 'audio/ogg'],
    ['mp3', samples.mp3, 'audio/mpeg'],
  ] as const)('takes a recorded %s as a voice message', async (extension, make, type) => {
    const voice = { waveform: [0, 40.4, 101, -3, Number.NaN, 96], durationMs: 1_500 };
    const found = await examine(`voice.${extension}`, make(), voice);
    expect(found).toMatchObject({ kind: 'voice', type, waveform: [0, 40, 100, 0, 96] });
    expect(found.durationMs).toBeGreaterThan(0);
    expect(await examine(`voice.${extension}`, make())).toMatchObject({ kind: 'audio', type });
  });

  it('takes a film as a film when it is sent as a voice message', async () => {
    const found = await examine('a.webm', samples.webm(), { waveform: [1, 2] });
    expect(found).toMatchObject({ kind: 'video', type: 'video/webm' });
    expect(found.waveform).toBeUndefined();
  });

  it('refuses a film under the name of a sound', async () => {
    expect(await refusal('a.m4a', samples.mp4())).toBe('file.typeRefused');
  });
});
