import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as samples from '../../../../test/support/files.js';
import { flood, manyFrames } from '../../../../test/support/hostile-images.js';
import { DecoderProcess, Undecodable } from './decoder-process.js';
import { Decoders } from './decoders.js';
import type { Tasks } from './decoding.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sokhan-decoding-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const jobOf = (format: string, bytes: Uint8Array): Tasks['image']['job'] => {
  const path = join(folder, 'arrived');
  writeFileSync(path, bytes);
  return { path, format, content: join(folder, 'content'), preview: join(folder, 'preview.webp') };
};

describe('Decoders', () => {
  const decoders = new Decoders();
  afterAll(() => decoders.onApplicationShutdown());

  const fault = (format: string, bytes: Uint8Array): Promise<string> =>
    decoders.decode('image', jobOf(format, bytes)).then(
      () => 'decoded',
      (error: unknown) => {
        expect(error).toBeInstanceOf(Undecodable);
        return (error as Error).message;
      },
    );

  it('UP5 refuse an image by its measures before they decode it', async () => {
    expect(await fault('png', flood(65_535, 65_535))).toMatch(/pixel limit/);
    expect(await fault('png', flood(8_000, 5_001))).toMatch(/pixel limit/);
  });

  it('UP5 refuse an animation of more than 300 frames', async () => {
    expect(await fault('gif', await manyFrames(300))).toBe('decoded');
    expect(await fault('gif', await manyFrames(301))).toBe('It has 301 frames.');
    expect(await fault('gif', await manyFrames(10_000))).toBe('It has 10000 frames.');
  });

  it('UP5 know four formats and no other, whatever the bytes are', async () => {
    const tiff = await sharp(await samples.png())
      .tiff()
      .toBuffer();
    const avif = await sharp(await samples.png())
      .avif({ effort: 0 })
      .toBuffer();
    const others = [
      tiff,
      avif,
      Buffer.from('8BPS\0\x01', 'latin1'),
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
      Buffer.from("push graphic-context\nfill 'url(https://example.org/)'\npop graphic-context"),
      Buffer.from('P6\n1 1\n255\nabc'),
      samples.pdf(),
    ];
    for (const bytes of others) expect(await fault('png', bytes)).toMatch(/unsupported|is not a known/i);
  });

  it('take the format that was checked, not another that they know', async () => {
    expect(await fault('png', await samples.jpeg())).toBe('It is jpeg, not png.');
  });

  it('answer that they are busy when too many wait', async () => {
    const bytes = await samples.png(8, 8);
    const { path } = jobOf('png', bytes);
    const asked = Array.from({ length: 104 }, (_, at) =>
      decoders.decode('square', { path, side: 4, square: join(folder, `square${at}`) }),
    );
    const outcomes = await Promise.allSettled(asked);
    const refused = outcomes.filter((each) => each.status === 'rejected').map((each): unknown => each.reason);
    expect(refused).toHaveLength(2);
    expect(refused[0]).toMatchObject({
      code: 'server.busy',
      extra: { retryAfterMs: expect.any(Number) as number },
    });
  });

  describe('and their processes', () => {
    const run = vi.spyOn(DecoderProcess.prototype, 'run');
    const used = (): DecoderProcess => run.mock.contexts.at(-1) as DecoderProcess;
    const decodeOne = async () => decoders.decode('image', jobOf('png', await samples.png(8, 8)));
    afterEach(() => vi.useRealTimers());
    afterAll(() => run.mockRestore());

    it('use one again, and another when it has died', async () => {
      await decodeOne();
      const first = used();
      await decodeOne();
      expect(used()).toBe(first);
      first.end();
      await decodeOne();
      expect(used()).not.toBe(first);
    });

    it('end one that has had nothing to do for half a minute', async () => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      await decodeOne();
      vi.advanceTimersByTime(29_000);
      await decodeOne();
      vi.advanceTimersByTime(29_000);
      expect(used().isAlive).toBe(true);
      vi.advanceTimersByTime(1_000);
      expect(used().isAlive).toBe(false);
    });
  });
});

describe('DecoderProcess', () => {
  it('is ended when it takes too long, and says so to who asked', async () => {
    const hurried = new DecoderProcess(5);
    const large = await sharp({ create: { width: 4_000, height: 4_000, channels: 3, background: '#abc' } })
      .png()
      .toBuffer();
    await expect(hurried.run('image', jobOf('png', large))).rejects.toThrow(Undecodable);
    expect(hurried.isAlive).toBe(false);
  });

  it('tells who asked when it dies', async () => {
    const process = new DecoderProcess(30_000);
    const asked = process.run('image', jobOf('png', await samples.png(2_000, 2_000)));
    process.end();
    await expect(asked).rejects.toThrow();
    expect(process.isAlive).toBe(false);
  });

  it('goes on when it could not decode something', async () => {
    const process = new DecoderProcess(30_000);
    await expect(process.run('image', jobOf('png', Buffer.from('no picture')))).rejects.toThrow(Undecodable);
    await expect(process.run('image', jobOf('png', await samples.png(8, 8)))).resolves.toMatchObject({
      width: 8,
    });
    process.end();
  });

  it('may have no more memory than it needs for the largest picture', async () => {
    const process = new DecoderProcess(30_000);
    const pid = await process.run('image', jobOf('png', await samples.png(8, 8))).then(() => process.pid);
    const limits = readFileSync(`/proc/${pid}/limits`, 'utf8');
    process.end();
    expect(limits).toMatch(/Max data size +1331200000 +1331200000/);
  });

  it('knows nothing of the server’s environment', async () => {
    const child = new DecoderProcess(30_000);
    await child.run('image', jobOf('png', await samples.png(8, 8)));
    const names = readFileSync(`/proc/${child.pid}/environ`, 'utf8')
      .split('\0')
      .map((each) => each.split('=')[0]);
    child.end();
    expect(names).not.toContain('PATH');
    expect(names).toContain('VIPS_WARNING');
  });
});
