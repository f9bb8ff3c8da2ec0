/** After how long a status text goes by itself. */
export const STATUS_ENDS = ['never', 'halfHour', 'hour', 'fourHours', 'today'] as const;
export type StatusEnd = (typeof STATUS_ENDS)[number];

const MINUTE_MS = 60_000;
const SPANS: Partial<Record<StatusEnd, number>> = {
  halfHour: 30 * MINUTE_MS,
  hour: 60 * MINUTE_MS,
  fourHours: 240 * MINUTE_MS,
};

/** The moment, as the wire has it; empty for never. */
export function endOf(end: StatusEnd, now: Date): string {
  if (end === 'never') return '';
  const span = SPANS[end];
  const moment = span
    ? new Date(now.getTime() + span)
    : new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  return moment.toISOString();
}
