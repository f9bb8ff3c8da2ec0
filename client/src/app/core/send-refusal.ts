import type { ApiError } from './api-error';

/** What to do with a message the server did not take: try again after a while, stop here, or give it up. */
export type Decision =
  { act: 'wait'; ms: number; asked: boolean } | { act: 'stop' } | { act: 'fail'; error: ApiError['code'] };

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
/** A fault of the server that stays after so many tries is about this message. */
const TRIES_ON_FAULT = 4;

/** `tries` counts the failed tries of this message in a row, this one included. */
export function afterRefusal(error: ApiError, tries: number): Decision {
  const backOff = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(tries - 1, 10));
  switch (error.code) {
    case 'network.offline':
      return { act: 'wait', ms: backOff, asked: false };
    case 'rate.limited':
    case 'room.slowMode':
    case 'server.busy':
      return { act: 'wait', ms: error.retryAfterMs ?? backOff, asked: true };
    case 'auth.required':
      return { act: 'stop' };
    case 'server.error':
      return tries < TRIES_ON_FAULT
        ? { act: 'wait', ms: backOff, asked: false }
        : { act: 'fail', error: error.code };
    default:
      return { act: 'fail', error: error.code };
  }
}
