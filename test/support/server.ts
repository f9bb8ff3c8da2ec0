import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/server/src/main.js', import.meta.url));
const READY = /Sokhan is ready: (http:\S+)/;

/** Limits are off unless a test is about them. */
const QUIET = {
  HOST: '127.0.0.1',
  LOG_LEVEL: 'info',
  MESSAGE_RATE_LIMIT: '0',
  ACTION_RATE_LIMIT: '0',
  SEARCH_RATE_LIMIT: '0',
  UPLOAD_RATE_LIMIT: '0',
  LOGIN_RATE_LIMIT: '0',
  REGISTER_RATE_LIMIT: '0',
  INVITATION_RATE_LIMIT: '0',
};

export interface ServerOptions {
  env?: Record<string, string>;
  /** Kept between two servers by tests about restarts; made and removed otherwise. */
  dataDir?: string;
  /** 0, the default, takes a free one. */
  port?: number;
}

/** The built server as a process of its own, on a free port, with its data in a temporary folder. */
export class TestServer {
  private constructor(
    readonly url: string,
    readonly dataDir: string,
    private readonly process: ChildProcess,
    private readonly output: string[],
    private readonly ownsData: boolean,
  ) {}

  static async start({ env = {}, dataDir, port = 0 }: ServerOptions = {}): Promise<TestServer> {
    const data = dataDir ?? mkdtempSync(join(tmpdir(), 'sokhan-'));
    const child = spawnServer({ ...QUIET, PORT: String(port), DATA_DIR: data, ...env });
    const output: string[] = [];
    const url = await new Promise<string>((resolve, reject) => {
      const read = (chunk: Buffer) => {
        output.push(chunk.toString());
        const ready = READY.exec(output.join(''))?.[1];
        if (ready) resolve(ready);
      };
      child.stdout?.on('data', read);
      child.stderr?.on('data', read);
      child.once('exit', (code) => reject(new Error(`The server ended with ${code}:\n${output.join('')}`)));
    });
    return new TestServer(url, data, child, output, dataDir === undefined);
  }

  /** What it wrote until now. */
  get log(): string {
    return this.output.join('');
  }

  /** The first line it writes, or wrote, that holds these words. */
  async logged(words: string): Promise<string> {
    const find = () => this.log.split('\n').find((line) => line.includes(words));
    for (;;) {
      const line = find();
      if (line) return line;
      await once(this.process.stdout!, 'data');
    }
  }

  get pid(): number {
    return this.process.pid!;
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  /** Asks it to stop, and answers its exit code. */
  async stop(): Promise<number | null> {
    const code = await this.signal('SIGTERM');
    if (this.ownsData) rmSync(this.dataDir, { recursive: true, force: true });
    return code;
  }

  /** Ends it as a power cut would. */
  kill(): Promise<number | null> {
    return this.signal('SIGKILL');
  }

  private async signal(signal: NodeJS.Signals): Promise<number | null> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return this.process.exitCode;
    const exited = once(this.process, 'exit');
    this.process.kill(signal);
    await exited;
    return this.process.exitCode;
  }
}

/** Starts the server expecting that it refuses to; answers its exit code and what it said. */
export async function failToStart(
  env: Record<string, string>,
): Promise<{ code: number | null; output: string }> {
  const child = spawnServer({ ...QUIET, PORT: '0', ...env });
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}

function spawnServer(env: Record<string, string>): ChildProcess {
  const { PATH = '', HOME = '' } = process.env;
  return spawn(process.execPath, ['--enable-source-maps', MAIN], {
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
