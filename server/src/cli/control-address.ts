import { createHash } from 'node:crypto';
import { join } from 'node:path';

/** Where a running server listens for commands: a socket that only its own account can open. */
export const controlAddress = (dataDir: string): string =>
  process.platform === 'win32'
    ? `\\\\.\\pipe\\sokhan-${createHash('sha256').update(dataDir).digest('hex').slice(0, 32)}`
    : join(dataDir, 'control.sock');

/** What is sent to it: one line of JSON. */
export interface ControlRequest {
  command: string;
  wish: object;
}

/** What it answers: one line of JSON. */
export type ControlAnswer = { ok: true; said: string } | { ok: false; message: string };
