import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { SessionEndReason } from '#contracts';
import { SessionEnds } from './session-ends.js';

/** Ends by which somebody is shut out of everything: not even what was asked before is answered. */
const SHUT_OUT: readonly SessionEndReason[] = ['banned', 'deactivated', 'deleted'];

/**
 * Requests in hand, by their session. When it ends, what still brings a body is cut: an upload must not go on for hours by
 * the right it had when it began.
 */
@Injectable()
export class OpenRequests {
  private readonly open = new Map<string, Set<Request>>();

  constructor(ends: SessionEnds) {
    ends.subscribe((sessionId, { reason }) => this.cut(sessionId, SHUT_OUT.includes(reason)));
  }

  /** From here on the end of its session reaches it. */
  hold(sessionId: string, request: Request): void {
    const ofSession = this.open.get(sessionId) ?? new Set();
    this.open.set(sessionId, ofSession.add(request));
    request.res?.once('close', () => {
      ofSession.delete(request);
      if (ofSession.size === 0 && this.open.get(sessionId) === ofSession) this.open.delete(sessionId);
    });
  }

  private cut(sessionId: string, isShutOut: boolean): void {
    for (const request of this.open.get(sessionId) ?? [])
      if (isShutOut || !request.complete) request.socket.destroy();
  }
}
