import { createReadStream } from 'node:fs';
import { type Socket, connect } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const CHUNK = 64 * 1_024;
/** clamd's answer is one line; more is somebody else's. */
const MAX_ANSWER = 1_024;

/**
 * Asks clamd about a file, which it is sent as it is read from the disk. The name of what was found in it; undefined when
 * nothing was.
 * @throws when clamd is away, says nothing for so long, or anything else
 */
export async function virusIn(
  path: string,
  clamd: { host: string; port: number },
  silenceMs: number,
): Promise<string | undefined> {
  const socket = connect(clamd.port, clamd.host);
  socket.setTimeout(silenceMs, () => socket.destroy(new Error('clamd says nothing.')));
  try {
    const sent = pipeline(Readable.from(instream(path)), socket, { end: false });
    const [answer] = await Promise.all([answerOf(socket), sent]);
    return foundIn(answer);
  } finally {
    socket.destroy();
  }
}

/** Whether it is there. @throws when it is not, or is something else */
export async function pingClamd(clamd: { host: string; port: number }, silenceMs: number): Promise<void> {
  const socket = connect(clamd.port, clamd.host);
  socket.setTimeout(silenceMs, () => socket.destroy(new Error('clamd says nothing.')));
  try {
    socket.write(Buffer.from('zPING\0', 'latin1'));
    const answer = await answerOf(socket);
    if (answer !== 'PONG') throw new Error(`clamd says: ${answer.slice(0, 200)}`);
  } finally {
    socket.destroy();
  }
}

/** INSTREAM: chunks behind their lengths, and an empty one at the end. */
async function* instream(path: string): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0', 'latin1');
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.length);
    yield Buffer.concat([length, chunk]);
  }
  yield Buffer.alloc(4);
}

/** Its line, which ends with a zero byte. */
function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString('utf8');
      if (answer.includes('\0')) resolve(answer.slice(0, answer.indexOf('\0')));
      else if (answer.length > MAX_ANSWER) reject(new Error('What answers is no clamd.'));
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('clamd hung up.')));
  });
}

function foundIn(answer: string): string | undefined {
  if (answer === 'stream: OK') return undefined;
  const virus = /^stream: (.+) FOUND$/.exec(answer)?.[1];
  if (virus === undefined) throw new Error(`clamd says: ${answer.slice(0, 200)}`);
  return virus;
}
