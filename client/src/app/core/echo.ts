import type { ClientErrorCode } from './api-error';
import type { EchoState } from './echo-state';

/** A message of one's own that the room does not have yet. */
export interface Echo {
  readonly clientId: string;
  readonly room: string;
  readonly text: string;
  readonly createdAt: string;
  readonly state: EchoState;
  /** Why it failed. */
  readonly error?: ClientErrorCode;
  /** The server asked to wait until then, in milliseconds since 1970. */
  readonly retryAt?: number;
}
