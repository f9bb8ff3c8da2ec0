import { LIMITS } from '#contracts';
import { pictureBox, rowSizes } from './picture-box';

describe('pictureBox', () => {
  const image = (width?: number, height?: number) => pictureBox({ kind: 'image', width, height });

  it('keeps the shape when the picture is larger than its room', () => {
    expect(image(1600, 1200)).toEqual({ width: 22, ratio: 4 / 3, whole: false });
    expect(image(1000, 2000)).toEqual({ width: 12, ratio: 0.5, whole: false });
  });

  it('takes no more than the picture has when it is small', () => {
    expect(image(240, 240)).toEqual({ width: 15, ratio: 1, whole: true });
    expect(image(64, 48)).toEqual({ width: 4, ratio: 4 / 3, whole: true });
  });

  it('has room for a finger, or for the button of what moves, when the picture has none', () => {
    expect(image(24, 24)).toEqual({ width: 2.75, ratio: 1, whole: true });
    expect(image(176, 8)).toEqual({ width: 11, ratio: 4, whole: true });
    const moving = pictureBox({ kind: 'image', width: 24, height: 24, animated: true });
    expect(moving).toEqual({ width: 10, ratio: 1, whole: true });
  });

  it('cuts the sides off when the picture is a strip', () => {
    expect(image(10_000, 100).ratio).toBe(3);
    expect(image(100, 10_000).ratio).toBe(0.45);
  });

  it('takes what is usual when nobody knows the size', () => {
    expect(image().ratio).toBeCloseTo(4 / 3);
    expect(pictureBox({ kind: 'video' })).toEqual({ width: 22, ratio: 16 / 9, whole: false });
  });
});

describe('rowSizes', () => {
  it('has a place for each picture when there are as many as a message may hold', () => {
    for (let count = 1; count <= LIMITS.filesPerMessage.max; count += 1)
      expect(rowSizes(count)).toHaveLength(count);
  });

  it('leaves no row half empty when it is laid out', () => {
    expect(rowSizes(5)).toEqual([2, 2, 3, 3, 3]);
  });
});
