import { pino } from 'pino';
import { QueryFailedError } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { OPTIONS } from './log.js';

describe('the log', () => {
  it('tells why a statement failed, and not the values it was to write', () => {
    const lines: string[] = [];
    const log = pino(OPTIONS, { write: (line) => void lines.push(line) });
    const cause = new Error('database or disk is full');
    log.error({ err: new QueryFailedError('INSERT INTO users', ['sara@example.org'], cause) }, 'failed');
    expect(lines[0]).toContain('database or disk is full');
    expect(lines[0]).toContain('INSERT INTO users');
    expect(lines[0]).not.toContain('sara@example.org');
  });
});
