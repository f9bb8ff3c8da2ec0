import { timeOf } from '../common/times.js';

/** The time before which a message was sent. A day is not within. */
export const untilOf = (text: string, timeZone: string): number =>
  timeOf('before', text, timeZone, { days: 0, ms: 0 });

/** The time from which on a message was sent. A day is not within, nor is a moment. */
export const sinceOf = (text: string, timeZone: string): number =>
  timeOf('after', text, timeZone, { days: 1, ms: 1 });
