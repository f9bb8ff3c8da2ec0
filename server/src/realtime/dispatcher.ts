import type { WsMessageHandler } from '@nestjs/common';
import { DomainError } from '../common/domain-error.js';
import type { Log } from '../logging/log.js';
import type { AppSocket } from './app-socket.js';
import { cutSlowReader, isBehind } from './slow-readers.js';

/** Events of one connection that may be worked on at once; far more than any honest client has. */
const MAX_AT_ONCE = 1_000;
const RETRY_AFTER_MS = 1_000;

type Handle = (payload: unknown, ack: (answer: object) => void) => unknown;

/**
 * One entry for all events of a connection: a look-up in a map, in place of the stock adapter's pipeline of
 * observables for every pair of connection and event, which is most of a connection's memory.
 */
export class Dispatcher {
  private readonly handlers = new Map<string, Handle>();
  private atOnce = 0;

  constructor(
    private readonly socket: AppSocket,
    private readonly log: Log,
  ) {
    // The only middleware, and it never calls `next`: nothing else listens.
    socket.use(([event, ...args]) => void this.dispatch(event, args));
  }

  add(handlers: WsMessageHandler[]): void {
    for (const { message, callback } of handlers) this.handlers.set(String(message), callback as Handle);
  }

  private async dispatch(event: string, args: unknown[]): Promise<void> {
    const handle = this.handlers.get(event);
    const ack = once(args.findLast((arg): arg is (answer: object) => void => typeof arg === 'function'));
    const { principal, ended } = this.socket.data;
    if (!handle || ended) {
      this.log.debug(
        { event, user: principal.user.username },
        handle ? 'an event came too late' : 'unknown event',
      );
      return;
    }
    // Who asks without reading the answers is not answered any more.
    if (isBehind(this.socket)) return cutSlowReader(this.socket, this.log);
    if (this.atOnce >= MAX_AT_ONCE) {
      const busy = new DomainError('server.busy', { retryAfterMs: RETRY_AFTER_MS });
      return ack({ ok: false, error: busy.toWire() });
    }
    const startedAt = performance.now();
    this.atOnce += 1;
    try {
      // A refusal does not come here: the gateway's filter has answered it through the same ack.
      const result = await handle(typeof args[0] === 'function' ? undefined : args[0], ack);
      if (typeof result === 'object' && result !== null) ack({ ok: true, ...result });
    } catch (error) {
      this.log.error({ err: error, event }, 'an event could not be answered');
    } finally {
      this.atOnce -= 1;
    }
    this.log.debug(
      { event, user: principal.user.username, ms: Math.round(performance.now() - startedAt) },
      'event',
    );
  }
}

/** An answer is given once, and to a sender who asked for none it is not given at all. */
function once(ack?: (answer: object) => void): (answer: object) => void {
  let answered = false;
  return (answer) => {
    if (answered) return;
    answered = true;
    ack?.(answer);
  };
}
