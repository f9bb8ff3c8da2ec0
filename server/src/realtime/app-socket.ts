import type { DefaultEventsMap, Server, Socket } from 'socket.io';
import type { ClientToServerEvents, ServerToClientEvents } from '#contracts';
import type { Principal } from '../auth/principal.js';

/** What the server keeps of one connection. */
export interface SocketData {
  principal: Principal;
  /** Set the moment its session ends; nothing it sent is handled after that. */
  ended?: boolean;
}

export type AppSocket = Socket<ClientToServerEvents, ServerToClientEvents, DefaultEventsMap, SocketData>;
export type AppServer = Server<ClientToServerEvents, ServerToClientEvents, DefaultEventsMap, SocketData>;

/** Names of the server's own groups of sockets; never taken from a client. */
export const channel = {
  room: (roomId: string) => `room:${roomId}`,
  user: (userId: string) => `user:${userId}`,
  session: (sessionId: string) => `session:${sessionId}`,
};
