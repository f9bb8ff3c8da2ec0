import { fileSize } from './file-size';

describe('fileSize', () => {
  it.each([
    [0, '0', 'bytes'],
    [1_023, '1,023', 'bytes'],
    [1_024, '1', 'kb'],
    [1_536, '1.5', 'kb'],
    [10_300, '10', 'kb'],
    [1_048_400, '1', 'mb'],
    [16 * 1_048_576, '16', 'mb'],
    [3_400 * 1_048_576, '3.3', 'gb'],
  ])('says %d bytes as %s %s when it is short', (bytes, n, unit) => {
    expect(fileSize(bytes, 'latin')).toEqual({ n, unit: `files.size.${unit}` });
  });

  it('has the person’s digits and fraction when they are Persian', () => {
    expect(fileSize(1_536, 'persian').n).toBe('۱٫۵');
  });
});
