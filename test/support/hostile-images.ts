import { crc32, deflateSync } from 'node:zlib';
import { gif } from './files.js';

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A PNG that says it is so large, and holds next to nothing. */
export function flood(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header.set([1, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A GIF of so many frames of one pixel: each is the second frame again. */
export async function manyFrames(count: number): Promise<Buffer> {
  const two = await gif(1, 1, 2);
  const control = Buffer.from('21f904', 'hex');
  const second = two.indexOf(control, two.indexOf(control) + 1);
  const frame = two.subarray(second, -1);
  return Buffer.concat([two.subarray(0, second), ...Array<Buffer>(count - 1).fill(frame), Buffer.from(';')]);
}
