/** How figures are drawn: over time as lines or columns, as a list of the greatest, or by weekday and hour. */
export type FigureShape = 'lines' | 'columns' | 'ranks' | 'hours';

/** What a chart and its table show alike: a row a label, a column a series. */
export interface Figure {
  readonly shape: FigureShape;
  readonly labels: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
  /** What the values are, for people. */
  readonly write: (value: number) => string;
}

export const isEmpty = ({ series }: Figure): boolean =>
  series.every(({ values }) => values.every((value) => value === 0));
