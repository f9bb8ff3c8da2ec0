import { bars } from './waveform';

describe('bars', () => {
  it('keeps the loudest of each part when there are more values than bars', () => {
    expect(bars([10, 90, 20, 30], 2)).toEqual([90, 30]);
  });

  it('repeats values when there are fewer of them', () => {
    expect(bars([20, 60], 4)).toEqual([20, 20, 60, 60]);
  });

  it('never leaves a moment without a bar when it is silent or nothing is known', () => {
    expect(bars([0, 100], 2)).toEqual([8, 100]);
    expect(bars([], 3)).toEqual([8, 8, 8]);
  });
});
