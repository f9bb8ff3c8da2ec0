import { describe, expect, it } from 'vitest';
import { isKnown, isUnchanged, wantedPart } from './byte-ranges.js';

describe('wantedPart', () => {
  it.each([
    [undefined, 'all'],
    ['bytes=0-', { start: 0, end: 99 }],
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=10-19', { start: 10, end: 19 }],
    ['bytes=90-1000', { start: 90, end: 99 }],
    ['Bytes= 99- ', { start: 99, end: 99 }],
    ['bytes=-1', { start: 99, end: 99 }],
    ['bytes=-1000', { start: 0, end: 99 }],
    ['bytes=100-', 'none'],
    ['bytes=100-200', 'none'],
    ['bytes=-0', 'none'],
    [`bytes=${'9'.repeat(400)}-`, 'none'],
    ['bytes=19-10', 'all'],
    ['bytes=-', 'all'],
    ['bytes=', 'all'],
    ['bytes=a-b', 'all'],
    ['bytes=1.5-2', 'all'],
    ['lines=0-9', 'all'],
    ['bytes=0-1,5-6', 'all'],
    [`bytes=${'0-0,'.repeat(1_000)}1-1`, 'all'],
    ['', 'all'],
  ])('reads %s of a hundred bytes', (header, wanted) => {
    expect(wantedPart(header, 100)).toEqual(wanted);
  });
});

describe('isKnown', () => {
  it.each([
    ['"a"', true],
    ['W/"a"', true],
    ['"b", "a"', true],
    ['*', true],
    ['"b"', false],
    ['a', false],
    ['', false],
    [undefined, false],
  ])('of "a" is told by %s: %s', (header, known) => {
    expect(isKnown(header, '"a"')).toBe(known);
  });
});

describe('isUnchanged', () => {
  it.each([
    [undefined, true],
    ['"a"', true],
    ['"b"', false],
    ['W/"a"', false],
    ['Sun, 22 Nov 2026 10:00:00 GMT', false],
  ])('of "a" is told by %s: %s', (header, same) => {
    expect(isUnchanged(header, '"a"')).toBe(same);
  });
});
