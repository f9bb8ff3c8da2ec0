import type { Database as SqliteFile, Statement } from 'better-sqlite3';
import {
  type ActiveMetric,
  type CountedMetric,
  type FigureReader,
  type RoomSum,
  SLOTS_A_DAY,
} from '../figure-store.js';

interface Spanned {
  span: number;
  value: number;
}

/** Spans as rows: where each begins, and where the next does. */
const SPANS = `
  WITH bounds AS (SELECT key, value FROM json_each(?)),
  spans AS (SELECT a.key AS span, a.value AS first, b.value AS end FROM bounds a JOIN bounds b ON b.key = a.key + 1)`;

/** Answers from the sums on SQLite: a range of the table's own order for each span. */
export class SqliteFigureReader implements FigureReader {
  private readonly summed: Statement<[string, string], Spanned>;
  private readonly lasting: Statement<[string, string], Spanned>;
  private readonly each: Statement<[string, number, number], { slot: number; value: number }>;
  private readonly all: Statement<[string], { value: number }>;
  private readonly rooms: Statement<[number, number, number, number, number, number, number], RoomSum>;

  constructor(file: SqliteFile) {
    this.summed = file.prepare(`${SPANS}
      SELECT span, SUM(s.value) AS value FROM spans CROSS JOIN figure_sums s
      ON s.metric = ? AND s.slot >= spans.first AND s.slot < spans.end GROUP BY span`);
    this.lasting = file.prepare(`${SPANS}
      SELECT span, (SELECT s.value FROM figure_sums s
        WHERE s.metric = ? AND s.slot >= spans.first AND s.slot < spans.end ORDER BY s.slot DESC LIMIT 1) AS value
      FROM spans`);
    this.each = file.prepare(
      'SELECT slot, value FROM figure_sums WHERE metric = ? AND slot >= ? AND slot < ? ORDER BY slot',
    );
    this.all = file.prepare('SELECT COALESCE(SUM(value), 0) AS value FROM figure_sums WHERE metric = ?');
    const part = (metric: string) => `
      SELECT subject, value FROM figure_sums WHERE metric = '${metric}' AND slot >= ? AND slot < ?`;
    this.rooms = file.prepare(`
      SELECT r.id, r.kind, r.name, r.names, SUM(s.value) AS messages
      FROM (${part('room')} UNION ALL ${part('roomDay')} UNION ALL ${part('room')}) s
      JOIN rooms r ON r.id = s.subject
      GROUP BY r.id ORDER BY messages DESC, r.id LIMIT ?`);
  }

  sums(metric: CountedMetric, bounds: readonly number[]): number[] {
    return filled(this.summed.all(JSON.stringify(bounds), metric), bounds);
  }

  last(metric: ActiveMetric, bounds: readonly number[]): number[] {
    return filled(this.lasting.all(JSON.stringify(bounds), metric), bounds);
  }

  slots(metric: CountedMetric, from: number, to: number): { slot: number; value: number }[] {
    return this.each.all(metric, from, to);
  }

  total(metric: CountedMetric): number {
    return this.all.get(metric)?.value ?? 0;
  }

  /** Whole days by their own sums, which are fewer; what is before and after them by the quarters. */
  busiestRooms(from: number, to: number, limit: number): RoomSum[] {
    const firstDay = Math.min(to, Math.ceil(from / SLOTS_A_DAY) * SLOTS_A_DAY);
    const lastDay = Math.max(firstDay, Math.floor(to / SLOTS_A_DAY) * SLOTS_A_DAY);
    return this.rooms.all(from, firstDay, firstDay, lastDay, lastDay, to, limit);
  }
}

function filled(rows: Spanned[], bounds: readonly number[]): number[] {
  const values = new Array<number>(Math.max(0, bounds.length - 1)).fill(0);
  for (const { span, value } of rows) values[span] = value ?? 0;
  return values;
}
