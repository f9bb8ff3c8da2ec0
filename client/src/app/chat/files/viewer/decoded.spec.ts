import { decoded } from './decoded';

describe('decoded', () => {
  it('reads UTF-8 with and without its mark', () => {
    expect(decoded(new TextEncoder().encode('سلام'))).toBe('سلام');
    expect(decoded(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]))).toBe('a');
  });

  it('reads UTF-16 in both orders when the mark says so', () => {
    expect(decoded(new Uint8Array([0xff, 0xfe, 0x33, 0x06]))).toBe('س');
    expect(decoded(new Uint8Array([0xfe, 0xff, 0x06, 0x33]))).toBe('س');
  });

  it('ends before a letter that is cut off', () => {
    expect(decoded(new TextEncoder().encode('aس').slice(0, 2))).toBe('a');
  });
});
