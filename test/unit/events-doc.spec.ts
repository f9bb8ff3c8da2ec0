import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { eventsDocument } from '../../scripts/events-doc.js';

describe('docs/events.md', () => {
  it('is what libs/contracts says', () => {
    expect(readFileSync('docs/events.md', 'utf8')).toBe(eventsDocument());
  });
});
