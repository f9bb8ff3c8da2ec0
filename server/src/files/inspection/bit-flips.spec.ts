import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as samples from '../../../../test/support/files.js';
import { inspection } from '../../../../test/support/inspection.js';

const ROUNDS = 250;
/** What may lie in the folder of an arrival afterwards; who asked removes it. */
const KNOWN = ['arrived', 'arrived.clean', 'arrived.preview.webp'];

/** Park and Miller's numbers: the same thousand images each time. */
function randoms(seed: number): (below: number) => number {
  let state = seed;
  return (below) => (state = (state * 48_271) % 2_147_483_647) % below;
}

describe('a thousand bit-flipped images', () => {
  const { inspector, decoders } = inspection();
  const folder = mkdtempSync(join(tmpdir(), 'sokhan-flips-'));
  const path = join(folder, 'arrived');
  afterAll(() => {
    decoders.onApplicationShutdown();
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['png', samples.png, 11],
    ['jpeg', samples.photo, 12],
    ['gif', samples.gif, 13],
    ['webp', samples.animatedWebp, 14],
  ] as const)('UP5 harm nothing: %s', async (extension, make, seed) => {
    const original = await make(24, 16);
    const random = randoms(seed);
    const outcomes = new Map<string, number>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const bytes = Buffer.from(original);
      for (let flips = 1 + random(8); flips > 0; flips -= 1) bytes[random(bytes.length)]! ^= 1 << random(8);
      writeFileSync(path, bytes);
      const outcome = await inspector.examine({ path, name: `a.${extension}` }).then(
        () => 'taken',
        (error: { code?: string }) => error.code ?? String(error),
      );
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    const {
      taken: taken = 0,
      'file.damaged': damaged = 0,
      'file.typeRefused': refused = 0,
    } = Object.fromEntries(outcomes);
    expect(taken + damaged + refused).toBe(ROUNDS);
    expect(taken).toBeGreaterThan(0);
    expect(damaged).toBeGreaterThan(0);
    expect(readdirSync(folder).filter((name) => !KNOWN.includes(name))).toEqual([]);
  });
});
