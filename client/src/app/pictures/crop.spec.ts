import { WHOLE, moved, regionOf, zoomed } from './crop';

const IMAGE = { width: 400, height: 200 };
const SIDE = 100;

describe('a crop', () => {
  it('takes the middle of the image when nothing was done', () => {
    expect(regionOf(WHOLE, IMAGE, SIDE)).toEqual({ x: 100, y: 0, side: 200 });
  });

  it('takes what lies to the left when the image is moved to the right', () => {
    const crop = moved(WHOLE, { x: 20, y: 0 }, IMAGE, SIDE);
    expect(regionOf(crop, IMAGE, SIDE)).toEqual({ x: 60, y: 0, side: 200 });
  });

  it('never leaves the image when it is moved far', () => {
    const crop = moved(WHOLE, { x: -999, y: 999 }, IMAGE, SIDE);
    expect(regionOf(crop, IMAGE, SIDE)).toEqual({ x: 200, y: 0, side: 200 });
  });

  it('takes less of the same place when it is enlarged, and stays within when it shrinks', () => {
    const large = zoomed(WHOLE, 2, IMAGE, SIDE);
    expect(regionOf(large, IMAGE, SIDE)).toEqual({ x: 150, y: 50, side: 100 });
    const corner = moved(large, { x: 999, y: 999 }, IMAGE, SIDE);
    expect(regionOf(corner, IMAGE, SIDE)).toMatchObject({ x: 0, y: 0 });
    expect(regionOf(zoomed(corner, 1, IMAGE, SIDE), IMAGE, SIDE)).toEqual({ x: 0, y: 0, side: 200 });
  });

  it('has an end when it is enlarged on', () => {
    expect(zoomed(WHOLE, 99, IMAGE, SIDE).zoom).toBe(4);
  });
});
