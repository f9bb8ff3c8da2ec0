import { Injectable } from '@nestjs/common';
import type { SecurityEvent } from '#contracts';
import { Log } from './log.js';

type Facts = Record<string, string | number | undefined>;
type Listener = (event: SecurityEvent, facts: Facts) => void;

/** Security events by name. Facts never hold a password, a token or a cookie. */
@Injectable()
export class SecurityLog {
  private readonly listeners: Listener[] = [];

  constructor(private readonly log: Log) {}

  /** `username` and `ip` say who and from where, for all events alike. */
  record(event: SecurityEvent, facts: Facts): void {
    this.log.info({ security: event, ...facts }, `security: ${event}`);
    for (const listener of this.listeners) listener(event, facts);
  }

  onRecord(listener: Listener): void {
    this.listeners.push(listener);
  }
}
