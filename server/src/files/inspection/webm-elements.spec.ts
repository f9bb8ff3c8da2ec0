import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as samples from '../../../../test/support/files.js';
import { cleanWebm } from './webm-elements.js';

const folder = mkdtempSync(join(tmpdir(), 'sokhan-webm-'));
const path = join(folder, 'arrived');
afterAll(() => rmSync(folder, { recursive: true }));

const clean = async (bytes: Uint8Array): Promise<Buffer> => {
  writeFileSync(path, bytes);
  await cleanWebm(path);
  return readFileSync(path);
};

const element = (id: string, content: Buffer | string, unknown = false): Buffer => {
  const body = Buffer.from(content as string, 'latin1');
  const size = Buffer.from('0100000000000000', 'hex');
  size.writeUInt32BE(body.length, 4);
  return Buffer.concat([
    Buffer.from(id, 'hex'),
    unknown ? Buffer.from('01ffffffffffffff', 'hex') : size,
    body,
  ]);
};

const HEAD = element('1a45dfa3', '\x42\x82\x84webm');
const PLACE = '+35.6892+051.3890/';
const tags = (length = 0) => element('1254c367', `LOCATION${PLACE}${'x'.repeat(length)}`);

describe('cleanWebm', () => {
  it('changes nothing of a film that tells nothing', async () => {
    expect((await clean(samples.webm())).equals(samples.webm())).toBe(true);
    expect((await clean(samples.voice())).equals(samples.voice())).toBe(true);
  });

  it.each([[false], [true]])(
    'UP9 voids what was written about a film when its length is unknown: %s',
    async (unknown) => {
      const block = element('a3', 'sound');
      const cluster = element('1f43b675', block, unknown);
      const parts = [tags(), cluster, cluster, tags(90_000), element('1941a469', PLACE)];
      const film = Buffer.concat([HEAD, element('18538067', Buffer.concat(parts), unknown)]);
      const stored = await clean(film);
      expect(stored.length).toBe(film.length);
      expect([stored.includes('+35.68'), stored.includes('LOCATION')]).toEqual([false, false]);
      expect(stored.toString('latin1').match(/sound/g)).toHaveLength(2);
      // Read again it is whole, and there is nothing more to void.
      expect((await clean(stored)).equals(stored)).toBe(true);
    },
  );

  it('UP9 voids tags of every length with what they have room for', async () => {
    for (const body of ['', 'a', 'abc']) {
      const short = Buffer.concat([
        Buffer.from('1254c367', 'hex'),
        Buffer.from([0x80 | body.length]),
        Buffer.from(body),
      ]);
      const film = Buffer.concat([
        HEAD,
        element('18538067', Buffer.concat([short, element('1f43b675', 'sound')])),
      ]);
      const stored = await clean(film);
      expect(stored.includes(Buffer.from('1254c367', 'hex'))).toBe(false);
      expect((await clean(stored)).equals(stored)).toBe(true);
      expect(stored.includes('sound')).toBe(true);
    }
  });

  it('takes a recording that was cut', async () => {
    await expect(clean(samples.webm().subarray(0, 3_000))).resolves.toHaveLength(3_000);
  });

  it.each([
    ['is no element', Buffer.concat([HEAD, Buffer.alloc(20)])],
    ['ends within a length', Buffer.concat([HEAD, Buffer.from('1853806701', 'hex')])],
    [
      'has more elements than films have',
      Buffer.concat([HEAD, Buffer.alloc(1_100_000, Buffer.from('ec80', 'hex'))]),
    ],
  ])('UP10 refuses what %s', async (_what, bytes) => {
    await expect(clean(bytes)).rejects.toMatchObject({ code: 'file.damaged' });
  });

  it('UP10 comes to an end on any bytes behind the head', async () => {
    let state = 5;
    for (let round = 0; round < 200; round += 1) {
      const bytes = Buffer.from(samples.webm());
      for (let flips = 0; flips < 20; flips += 1) {
        state = (state * 48_271) % 2_147_483_647;
        bytes[state % bytes.length] = state & 0xff;
      }
      const outcome = await clean(bytes).then(
        () => 'taken',
        (error: { code?: string }) => error.code,
      );
      expect(['taken', 'file.damaged']).toContain(outcome);
    }
  });
});
