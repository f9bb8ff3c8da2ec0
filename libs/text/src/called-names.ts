import { paragraphs } from './paragraphs.js';
import type { Segment } from './segment.js';

/**
 * The names that a text calls with @, as they were written, each once whatever its case: those that are shown as
 * mentions, and so none in code.
 */
export function calledNames(text: string): string[] {
  if (!text.includes('@')) return [];
  const called = new Map<string, string>();
  for (const { segments } of paragraphs(text, 'rtl')) {
    for (const name of namesIn(segments)) {
      const key = name.toLowerCase();
      if (!called.has(key)) called.set(key, name);
    }
  }
  return [...called.values()];
}

function namesIn(segments: readonly Segment[]): string[] {
  return segments.flatMap((segment) => {
    if (segment.kind === 'mention') return [segment.username];
    return 'children' in segment ? namesIn(segment.children) : [];
  });
}
