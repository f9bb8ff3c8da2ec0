import type { Segment } from '#text';

/** What is read of the pieces: without the signs of the markup, and code without its fences. */
export function wordsOf(segments: readonly Segment[]): string {
  return segments
    .map((segment) => {
      if (segment.kind === 'syntax') return '';
      if (segment.kind === 'code' || segment.kind === 'block') return segment.code;
      return 'children' in segment ? wordsOf(segment.children) : segment.text;
    })
    .join('');
}
