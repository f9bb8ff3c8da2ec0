import type { OnGatewayConnection, OnGatewayInit } from '@nestjs/websockets';
import type { AppSocket } from '../realtime/app-socket.js';
import { Broadcaster } from '../realtime/broadcaster.js';
import { Gateway } from '../realtime/gateway.decorator.js';
import { SessionEnds } from './session-ends.js';

/** The socket's side of sessions: when one ends, its sockets are told why and cut in the same turn. */
@Gateway()
export class AuthGateway implements OnGatewayInit, OnGatewayConnection {
  constructor(
    private readonly ends: SessionEnds,
    private readonly broadcaster: Broadcaster,
  ) {}

  afterInit(): void {
    this.ends.subscribe((sessionId, end) => this.broadcaster.endSession(sessionId, end));
  }

  /** Its session may have ended in the last moment of the handshake, when it could not be told yet. */
  handleConnection(socket: AppSocket): void {
    if (this.broadcaster.hears(socket, socket.data.principal.session.id)) return;
    socket.data.ended = true;
    // Once every gateway has seen it come, so that each sees it go.
    process.nextTick(() => {
      socket.emit('session_ended', { reason: 'revoked' });
      socket.disconnect(true);
    });
  }
}
