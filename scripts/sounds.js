/**
 * Makes the four sounds of notifications, client/public/sounds/*.wav: `node scripts/sounds.js`. Our own, from sums of
 * decaying sines. µ-law, which every browser plays, keeps a fading tail clean in half the bytes of plain samples.
 */
import { Buffer } from 'node:buffer';
import { mkdirSync, writeFileSync } from 'node:fs';

const RATE = 16_000;
const FOLDER = 'client/public/sounds';

/** A struck body: partials as [frequency in Hz, strength, seconds to fade], from `at` on. */
function strike(at, partials) {
  return (time) => {
    const since = time - at;
    if (since < 0) return 0;
    const attack = Math.min(1, since / 0.003);
    return partials.reduce(
      (sum, [frequency, strength, fade]) =>
        sum + attack * strength * Math.exp(-since / fade) * Math.sin(2 * Math.PI * frequency * since),
      0,
    );
  };
}

/** A falling drop: its pitch rises while it fades. */
function drop(at, from, to, fade) {
  return (time) => {
    const since = time - at;
    if (since < 0) return 0;
    const phase = from * since + (to - from) * (since + fade * (Math.exp(-since / fade) - 1));
    return Math.min(1, since / 0.004) * Math.exp(-since / fade) * Math.sin(2 * Math.PI * phase);
  };
}

/** A pair of strings a little out of tune with each other, as the santur has them. */
const strings = (at, pitch) =>
  strike(
    at,
    [1, 2.01, 3.02, 4.06, 5.1].flatMap((partial, index) => [
      [pitch * partial, 0.5 / (index + 1), 0.22 / (1 + index * 0.6)],
      [pitch * partial * 1.003, 0.5 / (index + 1), 0.22 / (1 + index * 0.6)],
    ]),
  );

const SOUNDS = {
  drop: { seconds: 0.35, voices: [drop(0, 520, 1250, 0.06), drop(0.11, 700, 1500, 0.05)] },
  chime: {
    seconds: 0.9,
    voices: [
      strike(0, [
        [1046.5, 0.6, 0.2],
        [2093, 0.2, 0.1],
      ]),
      strike(0.13, [
        [1568, 0.6, 0.24],
        [3136, 0.15, 0.1],
      ]),
    ],
  },
  knock: {
    seconds: 0.3,
    voices: [0, 0.12].map((at) =>
      strike(at, [
        [180, 0.9, 0.03],
        [410, 0.5, 0.018],
        [990, 0.25, 0.008],
      ]),
    ),
  },
  santur: { seconds: 0.9, voices: [strings(0, 587.3), strings(0.1, 698.5), strings(0.2, 880)] },
};

/** ITU-T G.711. */
function muLaw(sample) {
  const BIAS = 132;
  const magnitude = Math.min(32_635, Math.abs(Math.round(sample * 32_767))) + BIAS;
  const exponent = Math.floor(Math.log2(magnitude)) - 7;
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~((sample < 0 ? 0x80 : 0) | (exponent << 4) | mantissa) & 0xff;
}

function samplesOf({ seconds, voices }) {
  const samples = Array.from({ length: Math.round(seconds * RATE) }, (_, index) =>
    voices.reduce((sum, voice) => sum + voice(index / RATE), 0),
  );
  const peak = Math.max(...samples.map(Math.abs));
  // The last hundredth of a second fades out, so that the end does not click.
  return samples.map(
    (sample, index) => (0.8 * sample * Math.min(1, (samples.length - index) / (RATE / 100))) / peak,
  );
}

function wav(samples) {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(7, 20); // µ-law
  header.writeUInt16LE(1, 22); // mono
  header.writeUInt32LE(RATE, 24);
  header.writeUInt32LE(RATE, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, Buffer.from(samples.map(muLaw))]);
}

mkdirSync(FOLDER, { recursive: true });
for (const [name, sound] of Object.entries(SOUNDS)) {
  writeFileSync(`${FOLDER}/${name}.wav`, wav(samplesOf(sound)));
}
