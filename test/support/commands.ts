import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/server/src/cli/main.js', import.meta.url));

interface Around {
  dataDir: string;
  env?: Record<string, string>;
  /** What is piped in. */
  input?: string;
}

export interface Done {
  code: number | null;
  out: string;
  err: string;
}

/** Runs a command as whoever is at the machine does, in a process of its own. */
export async function sokhan(args: string[], { dataDir, env = {}, input = '' }: Around): Promise<Done> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, ['--enable-source-maps', MAIN, ...args], {
    env: { PATH, HOME, DATA_DIR: dataDir, ...env },
  });
  const ended = once(child, 'close');
  // One that reads nothing may be gone before this arrives.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = (await ended) as [number | null];
  return { code, out, err };
}
