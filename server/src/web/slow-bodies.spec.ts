import { once } from 'node:events';
import { type ClientRequest, type Server, createServer, request as httpRequest } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import express from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import { limitSlowBodies } from './slow-bodies.js';

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** A server that answers when a body has come whole, or at once where the address says so. */
async function listen(times: {
  withinMs: number;
  lingerMs: number;
}): Promise<(path: string) => ClientRequest> {
  const app = express();
  app.use(limitSlowBodies(times));
  app.use((request, response) => {
    if (request.path.endsWith('/refused')) response.status(413).end();
    else request.resume().on('end', () => response.end('whole'));
  });
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return (path) => httpRequest({ host: '127.0.0.1', port, path, method: 'POST' });
}

const cut = (line: ClientRequest): Promise<unknown> => once(line, 'error');

/** Writes a piece again and again. */
function drip(line: ClientRequest, bytes: number): void {
  const dripping = setInterval(() => line.write(Buffer.alloc(bytes)), 5);
  line.once('close', () => clearInterval(dripping));
}

describe('a body that comes slowly', () => {
  it('is cut when it is no file, though it moves', async () => {
    const line = (await listen({ withinMs: 50, lingerMs: 50 }))('/api/rooms');
    drip(line, 2_000);
    expect(await cut(line)).toMatchObject([{ code: expect.stringMatching(/ECONNRESET|EPIPE/) }]);
  });

  it('is cut when it is a file that hardly moves', async () => {
    const line = (await listen({ withinMs: 50, lingerMs: 50 }))('/api/uploads/x');
    drip(line, 1);
    expect(await cut(line)).toMatchObject([{ code: expect.stringMatching(/ECONNRESET|EPIPE/) }]);
  });

  it('is taken when it is a file that moves, however long it takes', async () => {
    const line = (await listen({ withinMs: 50, lingerMs: 50 }))('/api/files');
    // Twelve turns of the limit.
    for (let piece = 0; piece < 120; piece += 1) {
      line.write(Buffer.alloc(2_000));
      await setTimeout(5);
    }
    line.end();
    const [response] = (await once(line, 'response')) as [{ statusCode: number }];
    expect(response.statusCode).toBe(200);
  });

  it('is read no further for long once it is answered, and its sender has the answer', async () => {
    const line = (await listen({ withinMs: 60_000, lingerMs: 50 }))('/api/files/refused');
    const cutAtServer = once(server, 'connection').then(([socket]: Socket[]) => once(socket!, 'close'));
    line.on('error', () => undefined);
    drip(line, 2_000);
    const [response] = (await once(line, 'response')) as [{ statusCode: number }];
    expect(response.statusCode).toBe(413);
    await cutAtServer;
  });
});
