import { describe, expect, it } from 'vitest';
import { readCursor, writeCursor } from './cursor.js';

describe('a cursor', () => {
  it('comes back as it was given', () => {
    const place = { at: 1_774_081_800_000, id: '019a1b2c-3d4e-7f00-8000-000000000004' };
    expect(readCursor(writeCursor(place))).toEqual(place);
  });

  it.each([
    '',
    'x',
    '!!!',
    Buffer.from('1 x').toString('base64url'),
    Buffer.from('x y').toString('base64url'),
  ])('is refused when it is %j', (text) => {
    expect(() => readCursor(text)).toThrow(expect.objectContaining({ code: 'validation.failed' }));
  });
});
