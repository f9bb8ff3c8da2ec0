import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bytesOf } from './request-bytes.js';

let server: Server;
let line: Socket;
let request: IncomingMessage;

beforeEach(async () => {
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  line = connect((server.address() as AddressInfo).port, '127.0.0.1');
  line.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\nabc');
  [request] = (await once(server, 'request')) as [IncomingMessage];
});
afterEach(() => {
  line.destroy();
  server.close();
});

/** What comes, and what is done after the first of it. */
async function read(bytes: AsyncIterable<Buffer>, afterFirst: () => void): Promise<string> {
  let all = '';
  for await (const chunk of bytes) {
    if (all === '') afterFirst();
    all += chunk.toString();
  }
  return all;
}

describe('the bytes of a request', () => {
  it('are all that come, and its line stays', async () => {
    expect(await read(bytesOf(request, new AbortController().signal), () => line.write('def'))).toBe(
      'abcdef',
    );
    expect(request.socket.destroyed).toBe(false);
  });

  it('end when the line is cut', async () => {
    expect(await read(bytesOf(request, new AbortController().signal), () => line.destroy())).toBe('abc');
  });

  it('end, and its line with them, when another takes over', async () => {
    const end = new AbortController();
    expect(await read(bytesOf(request, end.signal), () => end.abort())).toBe('abc');
    expect(request.socket.destroyed).toBe(true);
  });

  it('leave a line on which a refusal can be told when their reader throws', async () => {
    const refused = read(bytesOf(request, new AbortController().signal), () => {
      throw new Error('too many');
    });
    await expect(refused).rejects.toThrow('too many');
    expect(request.socket.destroyed).toBe(false);
  });
});
