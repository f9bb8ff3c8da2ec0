import { blocks } from './blocks.js';
import { scanLine } from './scan.js';

/**
 * The names that a text calls with @, as they were written, each once whatever its case. What stands in code calls nobody.
 */
export function calledNames(text: string): string[] {
  if (!text.includes('@')) return [];
  const called = new Map<string, string>();
  for (const block of blocks(text)) {
    if (block.kind === 'fenced') continue;
    for (const segment of scanLine(block.text)) {
      if (segment.kind !== 'mention') continue;
      const key = segment.username.toLowerCase();
      if (!called.has(key)) called.set(key, segment.username);
    }
  }
  return [...called.values()];
}
