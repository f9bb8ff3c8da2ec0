import { Inject, Injectable, type LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';
import type { LoggedError } from '#contracts';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { causeOf } from './cause.js';

/** A failed statement carries the values it was to write: people's data, and hashes of what nobody may know. */
const withoutValues = (error: Error): object =>
  Object.fromEntries(
    Object.entries(pino.stdSerializers.err(error)).filter(([name]) => name !== 'parameters'),
  );

/** As many failures are kept at hand for admins. */
const KEPT_ERRORS = 100;

/** How every line is written. */
export const OPTIONS = {
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  serializers: { err: withoutValues },
};

/** Structured logs: one JSON object a line, on standard output. */
@Injectable()
export class Log {
  readonly pino: Logger;
  private readonly kept: LoggedError[] = [];

  constructor(@Inject(SETTINGS) settings: Pick<Settings, 'logLevel'>) {
    this.pino = pino({ ...OPTIONS, level: settings.logLevel });
  }

  debug(facts: object, message: string): void {
    this.pino.debug(facts, message);
  }

  info(facts: object, message: string): void {
    this.pino.info(facts, message);
  }

  warn(facts: object, message: string): void {
    this.pino.warn(facts, message);
  }

  error(facts: object, message: string): void {
    this.pino.error(facts, message);
    this.kept.push({
      at: new Date().toISOString(),
      message,
      ...('err' in facts && { cause: causeOf(facts.err) }),
    });
    if (this.kept.length > KEPT_ERRORS) this.kept.shift();
  }

  /** The last failures of this process, the newest first. */
  get errors(): LoggedError[] {
    return this.kept.toReversed();
  }
}

/** The framework's own words: its many start-up lines are details, its warnings and errors are not. */
export const frameworkLogger = (log: Log): LoggerService => ({
  log: (message: unknown, context?: unknown) => log.debug({ context }, String(message)),
  warn: (message: unknown, context?: unknown) => log.warn({ context }, String(message)),
  error: (message: unknown, stack?: unknown, context?: unknown) =>
    log.error({ context, stack }, String(message)),
});
