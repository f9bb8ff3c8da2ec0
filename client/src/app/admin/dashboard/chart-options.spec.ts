import { type Drawing, chartOptions } from './chart-options';
import type { Figure } from './figure';

const LOOK = { text: '', muted: '', line: '', panel: '', first: '', second: '', font: '' };
const drawing = (more: Partial<Drawing> = {}): Drawing => ({
  look: LOOK,
  isRightToLeft: false,
  isStill: false,
  ...more,
});
const figure = (more: Partial<Figure> = {}): Figure => ({
  shape: 'lines',
  labels: ['one', 'two'],
  series: [
    { name: 'a', values: [1, 2] },
    { name: 'b', values: [3, 4] },
  ],
  write: String,
  ...more,
});
/** The options as data: what a chart is made of beside its functions. */
const drawn = (what: Figure, how = drawing()) => JSON.parse(JSON.stringify(chartOptions(what, how)));

describe('chartOptions', () => {
  it.each(['lines', 'columns', 'ranks'] as const)(
    'chartOptions draws the values of the table as %s',
    (shape) => {
      const { series } = drawn(figure({ shape }));
      expect(series.map(({ name, data }: { name: string; data: number[] }) => [name, data])).toEqual([
        ['a', [1, 2]],
        ['b', [3, 4]],
      ]);
    },
  );

  it('chartOptions puts hours beside each other and weekdays below', () => {
    const { series, visualMap, yAxis } = drawn(figure({ shape: 'hours' }));
    expect(series[0].data).toEqual([
      [0, 0, 1],
      [0, 1, 2],
      [1, 0, 3],
      [1, 1, 4],
    ]);
    expect([visualMap.max, yAxis.data]).toEqual([4, ['one', 'two']]);
  });

  it('chartOptions lets time run from left to right in both directions, and lists where the language begins', () => {
    const rtl = drawing({ isRightToLeft: true });
    expect(drawn(figure(), rtl).xAxis).toEqual(drawn(figure()).xAxis);
    const ranks = drawn(figure({ shape: 'ranks' }), rtl);
    expect([ranks.xAxis.inverse, ranks.yAxis.position]).toEqual([true, 'right']);
    expect(drawn(figure(), rtl).legend.data).toEqual(['b', 'a']);
  });

  it('chartOptions moves nothing for somebody who wants no motion', () => {
    expect(drawn(figure(), drawing({ isStill: true }))).toMatchObject({
      animation: false,
      tooltip: { transitionDuration: 0 },
    });
  });
});
