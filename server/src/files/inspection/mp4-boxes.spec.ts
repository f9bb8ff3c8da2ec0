import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as samples from '../../../../test/support/files.js';
import { type Film, cleanFilm } from './mp4-boxes.js';

const folder = mkdtempSync(join(tmpdir(), 'sokhan-film-'));
const path = join(folder, 'arrived');
afterAll(() => rmSync(folder, { recursive: true }));

const clean = (bytes: Uint8Array): Promise<Film> => {
  writeFileSync(path, bytes);
  return cleanFilm(path);
};

const box = (type: string, ...content: (Buffer | string)[]): Buffer => {
  const body = Buffer.concat(
    content.map((each) => (typeof each === 'string' ? Buffer.from(each, 'latin1') : each)),
  );
  const header = Buffer.alloc(8);
  header.writeUInt32BE(body.length + 8);
  header.write(type, 4, 'latin1');
  return Buffer.concat([header, body]);
};

const header = (length: number, values: Record<number, number>): Buffer => {
  const bytes = Buffer.alloc(length);
  for (const [at, value] of Object.entries(values)) bytes.writeInt32BE(value, Number(at));
  return bytes;
};
const PLACE = '+35.6892+051.3890/';
const ftyp = box('ftyp', 'isom\0\0\0\0');
const mvhd = box('mvhd', header(100, { 12: 1_000, 16: 2_500 }));
const handler = (name: string) => box('mdia', box('hdlr', `\0\0\0\0\0\0\0\0${name}`, Buffer.alloc(12)));
const track = (name: string, tkhd: Record<number, number> = {}, ...more: Buffer[]) =>
  box('trak', box('tkhd', header(84, tkhd)), handler(name), ...more);
const sound = track('soun');

describe('cleanFilm', () => {
  it('UP9 blanks in place what tells where a film was taken', async () => {
    const film = Buffer.concat([
      ftyp,
      box(
        'moov',
        mvhd,
        track('soun', {}, box('udta', box('\xa9xyz', PLACE))),
        track('meta', {}, box('stbl', PLACE)),
        box('udta', box('\xa9xyz', PLACE)),
        box('meta', `com.apple.quicktime.location.ISO6709${PLACE}`),
      ),
      box('uuid', `0123456789abcdef<x:xmpmeta>${PLACE}`),
      box('moof', box('traf', box('meta', PLACE))),
      box('mdat', 'the film itself'),
    ]);
    expect(await clean(film)).toMatchObject({ hasVideo: false, durationMs: 2_500 });
    const stored = readFileSync(path);
    expect(stored.length).toBe(film.length);
    expect(stored.includes('+35.68')).toBe(false);
    expect(stored.includes('location')).toBe(false);
    expect(stored.includes('the film itself')).toBe(true);
    expect(stored.toString('latin1').match(/free/g)).toHaveLength(6);
  });

  it('changes nothing of a film that tells nothing', async () => {
    const film = samples.mp4();
    await clean(film);
    expect(readFileSync(path).equals(film)).toBe(true);
  });

  it('tells the measures as they are shown when the phone was held upright', async () => {
    const size = { 76: 1_920 << 16, 80: 1_080 << 16 };
    const film = (matrix: Record<number, number>) =>
      Buffer.concat([ftyp, box('moov', mvhd, track('vide', { ...size, ...matrix }))]);
    expect(await clean(film({ 40: 0x10000, 56: 0x10000 }))).toMatchObject({ width: 1_920, height: 1_080 });
    expect(await clean(film({ 44: 0x10000, 52: -0x10000 }))).toMatchObject({ width: 1_080, height: 1_920 });
  });

  it('leaves out a duration that the film does not know', async () => {
    for (const duration of [0, -1])
      expect(
        (
          await clean(
            Buffer.concat([ftyp, box('moov', box('mvhd', header(100, { 12: 1_000, 16: duration })), sound)]),
          )
        ).durationMs,
      ).toBeUndefined();
  });

  it.each([
    ['has no track', Buffer.concat([ftyp, box('moov', mvhd)])],
    ['ends within a box', Buffer.concat([ftyp, box('moov', mvhd, sound)]).subarray(0, -4)],
    ['ends within the head of a box', Buffer.concat([ftyp, box('moov', mvhd, sound), Buffer.alloc(3)])],
    ['has a box that says it is smaller than its head', Buffer.concat([ftyp, header(12, { 0: 4 })])],
    [
      'has a box that reaches out of its parent',
      Buffer.concat([ftyp, box('moov', Buffer.from('000000ff6d766864', 'hex')), mvhd]),
    ],
    [
      'goes deeper than films do',
      Buffer.concat([ftyp, Array.from({ length: 60 }).reduce<Buffer>((inner) => box('moov', inner), sound)]),
    ],
    [
      'has more boxes than films have',
      Buffer.concat([ftyp, box('moov', mvhd, sound), ...Array<Buffer>(60_001).fill(box('skip'))]),
    ],
  ])('refuses a film that %s', async (_what, bytes) => {
    await expect(clean(bytes)).rejects.toMatchObject({ code: 'file.damaged' });
  });
});
