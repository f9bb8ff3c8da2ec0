import { type IncomingMessage, type Server, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { once } from 'node:events';
import express from 'express';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Log } from '../../logging/log.js';
import { FileStorage } from '../storage/file-storage.js';
import type { DownloadCounts } from './download-counts.js';
import { FileSender } from './file-sender.js';

const CHUNK = Buffer.alloc(64 * 1_024);
const SIZE = 1_000 * CHUNK.length;

/** As many bytes as somebody takes. */
class Source extends Readable {
  given = 0;

  override _read(): void {
    this.given += CHUNK.length;
    this.push(this.given > SIZE ? null : CHUNK);
  }
}

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function serve(source: Source) {
  const storage = { read: () => Promise.resolve(source) } as unknown as FileStorage;
  const counts = { count: vi.fn() };
  const log = { error: vi.fn() } as unknown as Log;
  const sender = new FileSender(storage, counts as unknown as DownloadCounts, log);
  const file = {
    id: 'f',
    key: 'a'.repeat(64),
    size: SIZE,
    type: 'video/mp4',
    name: 'x.mp4',
    isDownload: true,
  };
  const failures: unknown[] = [];
  const app = express();
  app.get('/', (request, response) => {
    sender.send(request, response, file).catch((error: unknown) => failures.push(error));
  });
  const server = app.listen(0);
  servers.push(server);
  await once(server, 'listening');
  const request = get(`http://localhost:${(server.address() as AddressInfo).port}`);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return { response, failures, counts };
}

describe('FileSender', () => {
  it('takes no more from the storage than its reader takes, and ends with the reader', async () => {
    const source = new Source();
    const held = once(source, 'pause');
    const { response, failures } = await serve(source);
    await held;
    expect(source.given).toBeLessThan(SIZE / 4);
    const closed = new Promise((resolve) => source.once('close', resolve));
    response.destroy();
    await closed;
    expect(source.destroyed).toBe(true);
    expect(failures).toEqual([]);
  });

  it('cuts the answer short when the storage fails under way, so that nobody takes a part for the whole', async () => {
    const source = new Source();
    const { response, failures } = await serve(source);
    await once(response, 'data');
    source.destroy(new Error('the disk is gone'));
    await expect(response.toArray()).rejects.toThrow('aborted');
    expect(failures).toHaveLength(1);
  });
});
