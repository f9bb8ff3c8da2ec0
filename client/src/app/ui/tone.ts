const TONES = 8;

/** A stable colour of the eight for anything with an id: the same person looks the same everywhere. */
export function toneOf(id: string): number {
  let hash = 0;
  for (let index = 0; index < id.length; index += 1) {
    hash = (Math.imul(hash, 31) + id.charCodeAt(index)) >>> 0;
  }
  return hash % TONES;
}

/** The first letter as a person sees it: marks and joined emoji stay whole. */
export function initialOf(name: string): string {
  const [first] = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(name.trim());
  return first?.segment.toLocaleUpperCase() ?? '';
}
