import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { type Socket, io } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '#contracts';
import { AuthGateway } from '../auth/auth.gateway.js';
import { SessionEnds } from '../auth/session-ends.js';
import { type AppServer, type AppSocket, channel } from './app-socket.js';
import { Broadcaster } from './broadcaster.js';

const user = { id: 'u', username: 'sara', displayName: 'سارا', role: 'member' } as const;

let server: AppServer;
let broadcaster: Broadcaster;
let client: Socket;
let port: number;
beforeEach(async () => {
  const http = createServer();
  server = new Server(http, { transports: ['websocket'] });
  broadcaster = new Broadcaster();
  broadcaster.attach(server);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  port = (http.address() as AddressInfo).port;
});
afterEach(async () => {
  client.close();
  await server.close();
});

/** Connects a socket that hears one room, with something happening in the last moment of its handshake. */
function connect(meanwhile: () => void): Promise<AppSocket> {
  server.use((socket, next) => {
    socket.data.principal = { user, session: { id: 's', expiresAt: Infinity } };
    void socket.join([channel.session('s'), channel.user('u'), channel.room('old')]);
    meanwhile();
    next();
  });
  const connected = new Promise<AppSocket>((resolve) => server.on('connection', resolve));
  client = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], reconnection: false });
  return connected;
}

describe('a socket in its handshake', () => {
  it('does not hear a room that its person has just left', async () => {
    const socket = await connect(() => broadcaster.unsubscribe('u', 'old'));
    expect(socket.rooms.has(channel.room('old'))).toBe(false);
  });

  it('hears a room that its person has just joined', async () => {
    const socket = await connect(() => broadcaster.subscribe('u', 'new'));
    expect(socket.rooms.has(channel.room('new'))).toBe(true);
  });

  it('is told and cut once it is there when its session has just ended', async () => {
    const gateway = new AuthGateway(new SessionEnds(), broadcaster);
    server.on('connection', (socket) => gateway.handleConnection(socket));
    const told: string[] = [];
    const connected = connect(() => broadcaster.endSession('s', { reason: 'logout' }));
    client.onAny((event: string) => told.push(event));
    const cut = new Promise((resolve) => client.on('disconnect', resolve));
    expect((await connected).data.ended).toBe(true);
    await cut;
    expect(told).toEqual(['session_ended']);
  });
});

describe('what is for those who keep order', () => {
  it('RV2 reaches nobody from the moment they do so no more', async () => {
    await connect(() => undefined);
    const heard: number[] = [];
    client.on('report_updated', (event: { queue: { reports: number } }) => heard.push(event.queue.reports));
    const done = new Promise((resolve) => client.on('bookmark_updated', resolve));
    const tell = (reports: number) =>
      broadcaster.send({ role: 'moderator' }, 'report_updated', {
        report: {} as Report,
        queue: { reports, held: 0 },
      });
    tell(1);
    broadcaster.refreshUser({ ...user, role: 'moderator' });
    tell(2);
    broadcaster.refreshUser(user);
    tell(3);
    broadcaster.send({ user: 'u' }, 'bookmark_updated', { room: 'r', id: 'm', on: true });
    await done;
    expect(heard).toEqual([2]);
  });
});
