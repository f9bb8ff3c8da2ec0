import type { OnGatewayInit } from '@nestjs/websockets';
import { Broadcaster } from '../realtime/broadcaster.js';
import { Gateway } from '../realtime/gateway.decorator.js';
import { SessionEnds } from './session-ends.js';

/** The socket's side of sessions: when one ends, its sockets are told why and cut in the same turn. */
@Gateway()
export class AuthGateway implements OnGatewayInit {
  constructor(
    private readonly ends: SessionEnds,
    private readonly broadcaster: Broadcaster,
  ) {}

  afterInit(): void {
    this.ends.subscribe((sessionId, reason) => this.broadcaster.endSession(sessionId, reason));
  }
}
