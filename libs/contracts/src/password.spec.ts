import { describe, expect, it } from 'vitest';
import { passwordFault } from './password.js';

describe('passwordFault', () => {
  it.each([
    ['abcdefg1', null],
    ['رمزعبور۱۲', null],
    ['only letters but long', null],
    ['123456789012345', null],
    ['abcd123', 'tooShort'],
    ['abcdefgh', 'needsLetterAndDigit'],
    ['12345678', 'needsLetterAndDigit'],
    ['😀😀😀😀😀😀😀', 'tooShort'],
    [`a1${'x'.repeat(255)}`, 'tooLong'],
    ['sara_m_1', 'containsName'],
    ['Sokhan123', 'containsName'],
    ['sokhan is my chat 1', null],
  ])('%s → %s', (password, fault) => {
    expect(passwordFault(password, 'sara_m')).toBe(fault);
  });
});
