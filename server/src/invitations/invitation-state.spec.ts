import { describe, expect, it } from 'vitest';
import { stateOf } from './invitation-state.js';

const NOW = new Date('2026-03-21T08:30:00.000Z');
const at = (ms: number) => new Date(NOW.getTime() + ms);
const facts = { expiresAt: null, revokedAt: null, maxUses: null, uses: 0 };

describe('stateOf', () => {
  it.each([
    ['open', {}, 'open'],
    ['used without a bound', { uses: 1_000 }, 'open'],
    ['one use short of its bound', { maxUses: 2, uses: 1 }, 'open'],
    ['at its bound', { maxUses: 2, uses: 2 }, 'used'],
    ['a moment before its end', { expiresAt: at(1) }, 'open'],
    ['at its end', { expiresAt: NOW }, 'expired'],
    ['revoked, used up and over', { revokedAt: NOW, expiresAt: at(-1), maxUses: 1, uses: 1 }, 'revoked'],
    ['used up and over', { expiresAt: at(-1), maxUses: 1, uses: 1 }, 'used'],
  ])('of an invitation that is %s', (_, some, state) => {
    expect(stateOf({ ...facts, ...some }, NOW)).toBe(state);
  });
});
