/** The quietest moment still has a bar. */
const LEAST = 8;

/** A waveform in so many bars: each is the loudest of what falls to it, in percent. */
export function bars(waveform: readonly number[], count: number): number[] {
  if (waveform.length === 0) return Array<number>(count).fill(LEAST);
  return Array.from({ length: count }, (_, index) => {
    const from = Math.floor((index * waveform.length) / count);
    const to = Math.max(from + 1, Math.floor(((index + 1) * waveform.length) / count));
    return Math.min(100, Math.max(LEAST, ...waveform.slice(from, to)));
  });
}
