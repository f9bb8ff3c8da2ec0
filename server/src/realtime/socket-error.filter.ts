import { type ArgumentsHost, Catch, type ExceptionFilter, Injectable } from '@nestjs/common';
import type { Answer } from '#contracts';
import { DomainError } from '../common/domain-error.js';
import { Log } from '../logging/log.js';

/** The socket's side of every failure: `{ok: false, error}` in the ack, and never a stack. */
@Catch()
@Injectable()
export class SocketErrorFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const refusal = error instanceof DomainError ? error : new DomainError('server.error');
    // Nest hands over the handler's own arguments: socket, payload, ack, event name.
    const [, , ack, event] = host.getArgs<[unknown, unknown, unknown, string]>();
    if (refusal !== error) this.log.error({ err: error, event }, 'an event failed');
    const answer: Answer<object> = { ok: false, error: refusal.toWire() };
    if (typeof ack === 'function') ack(answer);
  }
}
