import { type ChildProcess, spawn } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Order, Reply, Task, Tasks } from './decoding.js';

/** Beside this file, and of its kind: built, or as it was written. */
const SCRIPT = fileURLToPath(new URL(`./decoder${extname(import.meta.url)}`, import.meta.url));

/**
 * The most writable memory the process may have, in KiB. A bound on its addresses would be one on what Node reserves and
 * never uses. Where the shell knows no such limit (macOS, Windows) the limits of pixels and frames are what there is.
 */
const MEMORY_KIB = 1_300_000;
const LIMITED = `ulimit -d ${MEMORY_KIB} 2>/dev/null; exec "$0" "$@"`;
const NODE_FLAGS = ['--max-old-space-size=64', '--v8-pool-size=1', '--disable-warning=ExperimentalWarning'];

/** What is in the server's environment is none of its business: the key of the sessions is. */
const ENVIRONMENT = { VIPS_WARNING: '1', MALLOC_ARENA_MAX: '2', UV_THREADPOOL_SIZE: '2' };

/** What was sent could not be decoded, within the limits. */
export class Undecodable extends Error {}

const START_LIMIT_MS = 30_000;

/** One process that decodes, one thing at a time. */
export class DecoderProcess {
  private readonly child: ChildProcess;
  private readonly ready: Promise<unknown>;
  private hasEnded = false;

  constructor(private readonly timeLimitMs: number) {
    const node = [process.execPath, ...NODE_FLAGS, SCRIPT];
    const [command, ...args] = process.platform === 'win32' ? node : ['/bin/sh', '-c', LIMITED, ...node];
    this.child = spawn(command!, args, { env: ENVIRONMENT, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    this.child.on('exit', () => (this.hasEnded = true)).on('error', () => this.end());
    this.ready = this.reply(START_LIMIT_MS, new Error('The decoder did not start.'));
    // Who asks for something hears of it.
    this.ready.catch(() => this.end());
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  get isAlive(): boolean {
    return !this.hasEnded;
  }

  /** @throws Undecodable, also when it takes too long or brings the process down */
  async run<K extends Task>(task: K, job: Tasks[K]['job']): Promise<Tasks[K]['result']> {
    await this.ready;
    const order = { task, job } as Order;
    const reply = this.reply(this.timeLimitMs, new Undecodable('It took too much time or memory.'));
    this.child.send(order, (error) => error && this.end());
    return (await reply) as Tasks[K]['result'];
  }

  end(): void {
    this.hasEnded = true;
    this.child.kill('SIGKILL');
  }

  /** What it says next; when it ends before, or has to be ended, that is why. */
  private reply(limitMs: number, why: Error): Promise<Tasks[Task]['result'] | undefined> {
    return new Promise((resolve, reject) => {
      const onMessage = (reply: Reply) => {
        stop();
        if (reply === 'ready') resolve(undefined);
        else if ('fault' in reply) reject(new Undecodable(reply.fault));
        else resolve(reply.result);
      };
      const onEnd = () => {
        stop();
        reject(why);
      };
      const timer = setTimeout(() => {
        this.end();
        onEnd();
      }, limitMs);
      const stop = () => {
        clearTimeout(timer);
        this.child.off('message', onMessage).off('exit', onEnd).off('error', onEnd);
      };
      this.child.on('message', onMessage).on('exit', onEnd).on('error', onEnd);
    });
  }
}
