import { pino } from 'pino';
import { QueryFailedError } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { Log, OPTIONS } from './log.js';

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

  it('keeps the last hundred failures at hand, the newest first, without values', () => {
    const log = new Log({ logLevel: 'silent' });
    const cause = new Error('database or disk is full');
    for (let number = 1; number <= 100; number += 1) log.error({}, `failure ${number}`);
    log.error({ err: new QueryFailedError('INSERT INTO users', ['sara@example.org'], cause) }, 'failed');
    expect(log.errors).toHaveLength(100);
    expect(log.errors[0]).toMatchObject({
      message: 'failed',
      cause: 'QueryFailedError: database or disk is full',
    });
    expect(log.errors.at(-1)).toMatchObject({ message: 'failure 2' });
    expect(JSON.stringify(log.errors)).not.toContain('sara@example.org');
  });
});
