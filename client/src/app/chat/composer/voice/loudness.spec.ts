import { loudness, waveformOf } from './loudness';

describe('loudness', () => {
  it('is nothing when there is silence, and never more than one', () => {
    expect(loudness(new Float32Array(128))).toBe(0);
    expect(loudness(new Float32Array())).toBe(0);
    expect(loudness(new Float32Array(128).fill(-1))).toBe(1);
  });

  it('grows with what is heard', () => {
    const [quiet, loud] = [0.01, 0.1].map((sample) => loudness(new Float32Array(128).fill(sample)));
    expect(quiet).toBeGreaterThan(0);
    expect(loud).toBeGreaterThan(quiet ?? 1);
  });
});

describe('waveformOf', () => {
  it('keeps each level when there are few', () => {
    expect(waveformOf([0, 0.5, 1])).toEqual([0, 50, 100]);
  });

  it('keeps the loudest of each stretch when there are many', () => {
    const levels = Array.from({ length: 1_000 }, (_, index) => (index === 505 ? 1 : 0.1));
    const waveform = waveformOf(levels);
    expect(waveform).toHaveLength(100);
    expect(waveform[50]).toBe(100);
    expect(waveform.filter((value) => value === 10)).toHaveLength(99);
  });

  it('is empty when nothing was heard', () => {
    expect(waveformOf([])).toEqual([]);
  });
});
