import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DomainError } from '../../common/domain-error.js';
import { Log } from '../../logging/log.js';
import { type ByteRange, FileStorage, MissingBytes } from '../storage/file-storage.js';
import { isKnown, isUnchanged, wantedPart } from './byte-ranges.js';
import { DownloadCounts } from './download-counts.js';
import { type Servable, etagOf, fileHeaders } from './file-headers.js';

/** A connection on which nothing moves for so long is given up: whoever reads on asks for the rest. */
const IDLE_MS = 2 * 60_000;

/** Sends bytes as HTTP wants it: whole, in parts, or not at all to whoever has them. Called when the right to them is known. */
@Injectable()
export class FileSender {
  constructor(
    private readonly storage: FileStorage,
    private readonly downloads: DownloadCounts,
    private readonly log: Log,
  ) {}

  /** @throws DomainError `file.notFound` when the storage has lost the bytes */
  async send(request: Request, response: Response, file: Servable & { id: string }): Promise<void> {
    const { size } = file;
    const etag = etagOf(file);
    if (isKnown(request.get('if-none-match'), etag)) return end(response.status(304), fileHeaders(file));
    const isRead = request.method === 'GET';
    const mayBePart = isRead && isUnchanged(request.get('if-range'), etag);
    const part = mayBePart ? wantedPart(request.get('range'), size) : 'all';
    if (part === 'none') return end(response.status(416), { 'Content-Range': `bytes */${size}` });
    const range = part === 'all' ? { start: 0, end: size - 1 } : part;
    const bytes = isRead ? await this.read(file.key, range) : undefined;
    response.status(part === 'all' ? 200 : 206).set({
      ...fileHeaders(file),
      'Content-Length': String(range.end - range.start + 1),
      ...(part !== 'all' && { 'Content-Range': `bytes ${range.start}-${range.end}/${size}` }),
    });
    if (!bytes) return end(response, {});
    if (file.isDownload && range.start === 0) this.downloads.count(file.id);
    await stream(bytes, response);
  }

  private async read(key: string, range: ByteRange): Promise<Readable> {
    try {
      return await this.storage.read(key, range);
    } catch (error) {
      if (!(error instanceof MissingBytes)) throw error;
      this.log.error({ err: error }, 'a file has lost its bytes');
      throw new DomainError('file.notFound');
    }
  }
}

function end(response: Response, headers: Record<string, string>): void {
  response.set(headers).end();
}

/** No faster than the reader takes it, and no longer than the reader is there. */
async function stream(bytes: Readable, response: Response): Promise<void> {
  if (response.destroyed) {
    bytes.destroy();
    return;
  }
  response.setTimeout(IDLE_MS, () => response.destroy());
  await pipeline(bytes, response).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}
