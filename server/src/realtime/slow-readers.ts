import type { Log } from '../logging/log.js';
import type { AppServer, AppSocket } from './app-socket.js';

/** What may wait for one reader, in bytes or near it. Past that it is behind for good, and `sync` is the faster way. */
const MAX_WAITING = 8 * 1024 * 1024;
const LOOK_EVERY_MS = 1_000;

/** Whether so much waits for a reader that no more may be kept for it. */
export function isBehind({ conn }: AppSocket): boolean {
  // engine.io hands all it has to the line at once and then collects anew: both have to be counted.
  const { socket } = conn.transport as { socket?: { bufferedAmount?: number } };
  let waiting = socket?.bufferedAmount ?? 0;
  for (const { data } of conn['writeBuffer']) waiting += typeof data === 'string' ? data.length : 0;
  return waiting > MAX_WAITING;
}

/** Cuts readers who take nothing off their line, lest what waits for them fills the memory. */
export function watchSlowReaders(server: AppServer, log: Log): NodeJS.Timeout {
  return setInterval(() => {
    for (const socket of server.sockets.sockets.values()) if (isBehind(socket)) cutSlowReader(socket, log);
  }, LOOK_EVERY_MS).unref();
}

/** Below Socket.IO, and without waiting for what is unsent: the client comes back by itself and asks `sync`. */
export function cutSlowReader(socket: AppSocket, log: Log): void {
  log.info({ user: socket.data.principal.user.username }, 'a reader could not keep up and was cut');
  socket.conn.close(true);
}
