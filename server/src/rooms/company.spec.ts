import { describe, expect, it } from 'vitest';
import { LIMITS, codePointLength } from '#contracts';
import { nameAfter } from './company.js';

const people = (...names: string[]) => names.map((displayName) => ({ displayName }));

describe('nameAfter', () => {
  it('joins the names as the maker’s language does', () => {
    expect(nameAfter(people('سارا', 'امید', 'لاله'))).toBe('سارا، امید، لاله');
    expect(nameAfter(people('Sara', 'Omid'), 'en')).toBe('Sara, Omid');
  });

  it('is no longer than a room’s name may be, and cuts no letter apart', () => {
    const max = LIMITS.roomName.max;
    expect(nameAfter(people('آ'.repeat(24), 'ب'.repeat(24)))).toHaveLength(max);
    expect(nameAfter(people('آ'.repeat(24), 'ب'.repeat(25)))).toBe(`${'آ'.repeat(24)}، ${'ب'.repeat(23)}…`);
    const family = '👨‍👩‍👧‍👦';
    const cut = nameAfter(people(family.repeat(10)));
    expect(cut).toBe(`${family.repeat(7)}…`);
    expect(codePointLength(cut)).toBe(max);
    expect(nameAfter(people('ن'.repeat(47), 'x'))).toBe(`${'ن'.repeat(47)}، x`);
  });
});
