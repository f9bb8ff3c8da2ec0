import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { type ControlAnswer, type ControlRequest, controlAddress } from './control-address.js';

/** What a socket says where nobody listens. */
const NOBODY = ['ENOENT', 'ECONNREFUSED'];

/** Gives a command to the server that runs on this data folder; undefined where none does. */
export async function askServer(
  dataDir: string,
  request: ControlRequest,
): Promise<ControlAnswer | undefined> {
  const socket = connect(controlAddress(dataDir));
  try {
    socket.write(`${JSON.stringify(request)}\n`);
    const answer = await text(socket);
    if (answer === '') throw new Error('The server stopped before it answered.');
    return JSON.parse(answer) as ControlAnswer;
  } catch (error) {
    if (error instanceof Error && 'code' in error && NOBODY.includes(String(error.code))) return undefined;
    throw error;
  } finally {
    socket.destroy();
  }
}
