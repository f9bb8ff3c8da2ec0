import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { FetchRefused } from './fetch-refused.js';

const DECODERS = new Map([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
]);

/** What becomes of a body that is larger than the limit. */
export type Excess = 'cut' | 'refuse';

/**
 * Reads a body up to a limit that is counted behind the decoder: a bomb that unfolds in it is let go after as many
 * bytes as any other.
 * @throws FetchRefused `encoding`, `tooLarge`; and what ends the answer
 */
export async function readBody(answer: IncomingMessage, maxBytes: number, excess: Excess): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of decoded(answer)) {
    const part = chunk as Buffer;
    parts.push(part);
    size += part.length;
    if (size <= maxBytes) continue;
    if (excess === 'refuse') throw new FetchRefused('tooLarge');
    break;
  }
  return Buffer.concat(parts).subarray(0, maxBytes);
}

function decoded(answer: IncomingMessage): Readable {
  const encoding = answer.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (encoding === 'identity') return answer;
  const decoder = DECODERS.get(encoding);
  if (!decoder) throw new FetchRefused('encoding');
  return answer.compose(decoder());
}
