import { parseDay, startOfDay } from '#text';
import { DomainError } from './domain-error.js';

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/;

/** What is counted on from the beginning of a day, and from a moment. */
interface Onward {
  days: number;
  ms: number;
}

/**
 * The time that a field of a request names: a day of either calendar, or a moment.
 * @throws DomainError `validation.failed` for what is neither
 */
export function timeOf(field: string, text: string, timeZone: string, on: Onward): number {
  const day = parseDay(text);
  if (day) return startOfDay({ ...day, day: day.day + on.days }, timeZone);
  const moment = MOMENT.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(moment)) throw DomainError.field(field, 'format');
  return moment + on.ms;
}
