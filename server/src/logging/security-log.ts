import { Injectable } from '@nestjs/common';
import { Log } from './log.js';

/** What an owner of a server would want to find afterwards. */
export type SecurityEvent =
  | 'registered'
  | 'loginSucceeded'
  | 'loginFailed'
  | 'loginDelayed'
  | 'loginRefused'
  | 'loggedOut'
  | 'sessionRevoked'
  | 'passwordChanged'
  | 'originRefused'
  | 'fileRefused'
  | 'rateLimited';

/** Security events by name. Facts never hold a password, a token or a cookie. */
@Injectable()
export class SecurityLog {
  constructor(private readonly log: Log) {}

  record(event: SecurityEvent, facts: Record<string, string | number | undefined>): void {
    this.log.info({ security: event, ...facts }, `security: ${event}`);
  }
}
