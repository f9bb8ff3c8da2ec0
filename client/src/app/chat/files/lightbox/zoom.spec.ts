import { WHOLE, moved, zoomed } from './zoom';

const FRAME = { width: 400, height: 200 };

describe('zoomed', () => {
  it('leaves the point under the finger where it is when it grows', () => {
    const view = zoomed(WHOLE, 2, { x: 100, y: 50 }, FRAME);
    expect(view).toEqual({ scale: 2, x: -100, y: -50 });
    // What was 100 from the middle is 200 from its own now, and stands at 200 - 100.
    expect(100 * view.scale + view.x).toBe(100);
  });

  it('is whole and in the middle again when it shrinks', () => {
    const view = zoomed({ scale: 2, x: -100, y: -50 }, 0.1, { x: 0, y: 0 }, FRAME);
    expect(view).toEqual(WHOLE);
  });

  it('has an end when it grows on', () => {
    expect(zoomed(WHOLE, 100, { x: 0, y: 0 }, FRAME).scale).toBe(8);
  });
});

describe('moved', () => {
  it('does not leave the frame uncovered when it is dragged far', () => {
    expect(moved({ scale: 2, x: 0, y: 0 }, { x: 999, y: -999 }, FRAME)).toEqual({
      scale: 2,
      x: 200,
      y: -100,
    });
  });

  it('stays when it is whole', () => {
    expect(moved(WHOLE, { x: 10, y: 10 }, FRAME)).toEqual(WHOLE);
  });
});
