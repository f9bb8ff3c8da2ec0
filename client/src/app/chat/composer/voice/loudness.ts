import { LIMITS } from '#contracts';

/** Speech fills this much of a microphone's range; the rest is for shouting. */
const FULL = 0.35;

/** How loud some samples are, 0 to 1: their root mean square, as ears hear it nearer to its square root. */
export function loudness(samples: Float32Array): number {
  if (samples.length === 0) return 0;
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  return Math.min(1, Math.sqrt(Math.sqrt(power) / FULL));
}

/** Levels over any length of time as a waveform: at most a hundred values, 0 to 100, the loudest of each stretch. */
export function waveformOf(levels: readonly number[], most: number = LIMITS.waveform.max): number[] {
  const count = Math.min(most, levels.length);
  return Array.from({ length: count }, (_, index) => {
    const from = Math.floor((index * levels.length) / count);
    const to = Math.floor(((index + 1) * levels.length) / count);
    return Math.round(100 * Math.max(...levels.slice(from, to)));
  });
}
