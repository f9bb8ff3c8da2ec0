import { StreamableFile } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import { type AdminStats, STATS_SERIES, type StatsTable } from '#contracts';
import { dayOf, offsetAt, toJalali } from '#text';

type Cell = string | number;
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const two = (part: number): string => String(part).padStart(2, '0');

/** One of the tables as a file for spreadsheets, which must not take a room's name for a formula. */
export function statsCsv(stats: AdminStats, table: StatsTable): StreamableFile {
  const text = stringify(ROWS[table](stats), { bom: true, escape_formulas: true });
  return new StreamableFile(Buffer.from(text), {
    type: 'text/csv; charset=utf-8',
    disposition: `attachment; filename="sokhan-${table}-${stats.step}.csv"`,
  });
}

const ROWS: Record<StatsTable, (stats: AdminStats) => Cell[][]> = {
  series: (stats) => [
    ['begins', 'local', ...STATS_SERIES],
    ...stats.bounds.slice(0, -1).map((begins, at) => {
      const figures = STATS_SERIES.map((name) => stats.series[name][at] ?? 0);
      return [begins, localTime(begins, stats), ...figures];
    }),
  ],
  rooms: ({ rooms }) => [
    ['room', 'kind', 'messages'],
    ...rooms.map(({ name = '', kind, messages }) => [name, kind, messages]),
  ],
  hours: ({ hours }) => [
    ['weekday', ...Array.from({ length: 24 }, (_, hour) => `${two(hour)}:00`)],
    ...hours.map((counts, weekday) => [WEEKDAYS[weekday] ?? '', ...counts]),
  ],
};

/** As the clock and the calendar of the one who asks have it, in digits that a spreadsheet reads. */
function localTime(begins: string, { timezone, calendar, step }: AdminStats): string {
  const ms = Date.parse(begins);
  const local = ms + offsetAt(ms, timezone);
  const day = calendar === 'jalali' ? toJalali(dayOf(local)) : dayOf(local);
  const date = [day.year, two(day.month), two(day.day)].join(calendar === 'jalali' ? '/' : '-');
  if (step !== 'hour') return date;
  const at = new Date(local);
  return `${date} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}
