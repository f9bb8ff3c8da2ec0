import type { EChartsCoreOption } from 'echarts/core';
import type { Look } from './chart-look';
import type { Figure } from './figure';

/** More stretches than this have no room for a point each. */
const POINTS = 45;

export interface Drawing {
  readonly look: Look;
  readonly isRightToLeft: boolean;
  readonly isStill: boolean;
}

/**
 * A figure as ECharts draws it. Time runs from left to right in every language (docs/decisions/0010); what is a list, as the
 * busiest rooms, begins where the language does.
 */
export function chartOptions(figure: Figure, drawing: Drawing): EChartsCoreOption {
  const { look, isStill } = drawing;
  return {
    animation: !isStill,
    animationDuration: 300,
    color: [look.first, look.second],
    textStyle: { fontFamily: look.font, color: look.text },
    grid: {
      left: 8,
      right: 12,
      top: figure.series.length > 1 && figure.shape !== 'hours' ? 36 : 12,
      bottom: 8,
    },
    tooltip: {
      trigger: figure.shape === 'hours' ? 'item' : 'axis',
      // Drawn, not written: the page takes no foreign markup.
      renderMode: 'richText',
      confine: true,
      backgroundColor: look.panel,
      borderColor: look.line,
      textStyle: { fontFamily: look.font, color: look.text, fontSize: 12 },
      ...(isStill && { transitionDuration: 0 }),
      valueFormatter: (value: unknown) => figure.write(Number(value)),
    },
    ...SHAPES[figure.shape](figure, drawing),
  };
}

type Shaping = (figure: Figure, drawing: Drawing) => EChartsCoreOption;

const category = ({ muted, line, font }: Look, data: readonly string[]) => ({
  type: 'category' as const,
  data: [...data],
  axisLabel: { color: muted, fontFamily: font, fontSize: 11, hideOverlap: true },
  axisLine: { lineStyle: { color: line } },
  axisTick: { show: false },
});

const amount = ({ muted, line, font }: Look, write: Figure['write']) => ({
  type: 'value' as const,
  minInterval: 1,
  axisLabel: { color: muted, fontFamily: font, fontSize: 11, formatter: write, hideOverlap: true },
  splitLine: { lineStyle: { color: line, opacity: 0.5 } },
});

const overTime =
  (type: 'line' | 'bar'): Shaping =>
  ({ labels, series, write }, { look, isRightToLeft }) => ({
    legend: {
      show: series.length > 1,
      // ECharts lays them out from the left, whatever reads first.
      data: isRightToLeft ? series.map(({ name }) => name).toReversed() : series.map(({ name }) => name),
      top: 0,
      ...(isRightToLeft ? { right: 8, align: 'right' as const } : { left: 8 }),
      icon: 'roundRect',
      itemWidth: 14,
      itemHeight: 8,
      textStyle: { color: look.text, fontFamily: look.font },
    },
    xAxis: category(look, labels),
    yAxis: amount(look, write),
    series: series.map(({ name, values }, at) => ({
      type,
      name,
      data: [...values],
      ...(type === 'bar' && { barMaxWidth: 24, itemStyle: { borderRadius: [3, 3, 0, 0] } }),
      ...(type === 'line' && {
        showSymbol: values.length <= POINTS,
        symbolSize: 5,
        lineStyle: { width: 2 },
        ...(at === 0 && { areaStyle: { opacity: 0.12 } }),
      }),
    })),
  });

const ranks: Shaping = ({ labels, series, write }, { look, isRightToLeft }) => ({
  xAxis: { ...amount(look, write), inverse: isRightToLeft },
  yAxis: {
    ...category(look, labels),
    inverse: true,
    position: isRightToLeft ? 'right' : 'left',
    axisLabel: { color: look.text, fontFamily: look.font, width: 120, overflow: 'truncate' as const },
  },
  series: series.map(({ name, values }) => ({
    type: 'bar',
    name,
    data: [...values],
    barMaxWidth: 20,
    itemStyle: { borderRadius: 3 },
  })),
});

const hours: Shaping = ({ labels, series, write }, { look, isRightToLeft }) => {
  const cells = series.flatMap(({ values }, hour) => values.map((value, day) => [hour, day, value]));
  const most = cells.reduce((greatest, [, , value = 0]) => Math.max(greatest, value), 1);
  return {
    tooltip: {
      trigger: 'item',
      renderMode: 'richText',
      confine: true,
      backgroundColor: look.panel,
      borderColor: look.line,
      textStyle: { fontFamily: look.font, color: look.text, fontSize: 12 },
      formatter: ({ value: [hour, day, value] }: { value: [number, number, number] }) =>
        `${labels[day]} ${series[hour]?.name}: ${write(value)}`,
    },
    xAxis: category(
      look,
      series.map(({ name }) => name),
    ),
    yAxis: { ...category(look, labels), inverse: true, position: isRightToLeft ? 'right' : 'left' },
    visualMap: { show: false, min: 0, max: most, inRange: { color: [look.first], opacity: [0.06, 1] } },
    series: [
      {
        type: 'heatmap',
        data: cells,
        itemStyle: { borderRadius: 3, borderWidth: 1, borderColor: 'transparent' },
      },
    ],
  };
};

const SHAPES: Record<Figure['shape'], Shaping> = {
  lines: overTime('line'),
  columns: overTime('bar'),
  ranks,
  hours,
};
