import { once } from 'node:events';
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import type { INestApplication, WsMessageHandler } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { Server, type ServerOptions } from 'socket.io';
import { Log } from '../logging/log.js';
import type { AppServer, AppSocket } from './app-socket.js';
import { Broadcaster } from './broadcaster.js';
import { Dispatcher } from './dispatcher.js';
import { Handshake } from './handshake.js';
import { watchSlowReaders } from './slow-readers.js';

/**
 * The socket server's options, in one place; the figures' reasons stand in docs/architecture.md.
 * WebSocket alone: a polling session id would be a credential in an address, and would tie a client to one node.
 */
const OPTIONS: Partial<ServerOptions> = {
  transports: ['websocket'],
  serveClient: false,
  allowEIO3: false,
  perMessageDeflate: false,
  maxHttpBufferSize: 64 * 1024,
  pingInterval: 10_000,
  pingTimeout: 8_000,
  connectTimeout: 5_000,
};

const refusal = (status: string) => `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`;
const FORBIDDEN = refusal('403 Forbidden');
const STOPPING = refusal('503 Service Unavailable');

/** How long a stop waits for answers on their way to slow readers. */
const FLUSH_WITHIN_MS = 3_000;

/** Nest's socket adapter with one dispatcher a connection, an Origin check before the upgrade and a signed-in handshake. */
export class SokhanIoAdapter extends IoAdapter {
  private readonly dispatchers = new WeakMap<AppSocket, Dispatcher>();
  private readonly handshake: Handshake;
  private readonly broadcaster: Broadcaster;
  private readonly log: Log;
  private isClosing = false;
  private watch?: NodeJS.Timeout;

  constructor(app: INestApplication) {
    super(app);
    this.handshake = app.get(Handshake);
    this.broadcaster = app.get(Broadcaster);
    this.log = app.get(Log);
  }

  override createIOServer(): Server {
    const http = this.httpServer as HttpServer;
    const server: AppServer = new Server(http, OPTIONS);
    this.guardUpgrades(http);
    server.use((socket, next) => void this.handshake.admit(socket, next));
    this.broadcaster.attach(server);
    this.watch = watchSlowReaders(server, this.log);
    return server;
  }

  override bindMessageHandlers(socket: AppSocket, handlers: WsMessageHandler[]): void {
    const dispatcher = this.dispatchers.get(socket) ?? new Dispatcher(socket, this.log);
    this.dispatchers.set(socket, dispatcher);
    dispatcher.add(handlers);
  }

  /**
   * Ends every connection once what was written to it is out. Below Socket.IO: a client that is told to disconnect
   * stays away, one whose line ends comes back.
   */
  override async close(server: AppServer): Promise<void> {
    this.isClosing = true;
    clearInterval(this.watch);
    const connections = Array.from(server.sockets.sockets.values(), ({ conn }) => conn);
    const ended = Promise.allSettled(connections.map((connection) => once(connection, 'close')));
    for (const connection of connections) connection.close();
    await Promise.race([ended, setTimeout(FLUSH_WITHIN_MS, undefined, { ref: false })]);
  }

  /** engine.io would refuse with 400 and only after parsing; ours stands in front of all its listeners. */
  private guardUpgrades(http: HttpServer): void {
    const listeners = http.listeners('upgrade');
    http.removeAllListeners('upgrade');
    http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      const refused = this.isClosing ? STOPPING : this.handshake.mayUpgrade(request) ? undefined : FORBIDDEN;
      if (refused) {
        // Nobody else listens on this socket; an unheard error would end the process.
        socket.on('error', () => socket.destroy());
        socket.end(refused);
        return;
      }
      for (const listener of listeners) listener.call(http, request, socket, head);
    });
  }
}
