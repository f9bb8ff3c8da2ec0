import { InjectionToken } from '@angular/core';
import { type Socket, io } from 'socket.io-client';
import type { ClientToServerEvents, ServerToClientEvents } from '#contracts';

export type ChatSocket = Socket<ServerToClientEvents, ClientToServerEvents>;

/**
 * Makes the one socket of the page, not yet connected. Reconnection is ours (`Connection`): it must tell a
 * server that closed from a network that failed, and must not buffer what is sent meanwhile (`Outbox` does).
 */
export const SOCKET_FACTORY = new InjectionToken<() => ChatSocket>('SOCKET_FACTORY', {
  factory: () => () =>
    io({
      path: '/socket.io',
      transports: ['websocket'],
      withCredentials: true,
      autoConnect: false,
      reconnection: false,
      timeout: 10_000,
    }),
});
