import { parseDay, startOfDay } from '#text';
import { DomainError } from '../common/domain-error.js';

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/;

/** The time before which a message was sent. A day is not within. */
export const untilOf = (text: string, timeZone: string): number => timeOf('before', text, timeZone, 0, 0);

/** The time from which on a message was sent. A day is not within, nor is a moment. */
export const sinceOf = (text: string, timeZone: string): number => timeOf('after', text, timeZone, 1, 1);

/** @throws DomainError `validation.failed` for what is neither a day nor a moment */
function timeOf(field: string, text: string, timeZone: string, daysOn: number, msOn: number): number {
  const day = parseDay(text);
  if (day) return startOfDay({ ...day, day: day.day + daysOn }, timeZone);
  const moment = MOMENT.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(moment)) throw DomainError.field(field, 'format');
  return moment + msOn;
}
