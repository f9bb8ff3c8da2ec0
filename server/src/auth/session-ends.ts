import { Injectable } from '@nestjs/common';
import type { SessionEnd } from '#contracts';

type Listener = (sessionId: string, end: SessionEnd) => void;

/** Tells whoever holds something open for a session, at once and in the same turn, that it is over. */
@Injectable()
export class SessionEnds {
  private readonly listeners: Listener[] = [];

  subscribe(listener: Listener): void {
    this.listeners.push(listener);
  }

  announce(sessionId: string, end: SessionEnd): void {
    for (const listener of this.listeners) listener(sessionId, end);
  }
}
