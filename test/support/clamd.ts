import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the scanner of a test takes for a virus. */
export const VIRUS = 'THIS-IS-NO-VIRUS-BUT-A-SIGNATURE-OF-OUR-OWN';

/** A real clamd on a free port, that knows one signature. */
export class TestClamd {
  private constructor(
    readonly port: number,
    private readonly process: ChildProcess,
    private readonly folder: string,
  ) {}

  static async start(): Promise<TestClamd> {
    const folder = mkdtempSync(join(tmpdir(), 'sokhan-clamd-'));
    // Started by root, it reads its signatures as another user.
    chmodSync(folder, 0o755);
    mkdirSync(join(folder, 'signatures'));
    const hex = Buffer.from(VIRUS).toString('hex');
    writeFileSync(join(folder, 'signatures', 'own.ndb'), `Sokhan.Sample:0:*:${hex}\n`);
    const port = await freePort();
    const settings = {
      TCPSocket: port,
      TCPAddr: '127.0.0.1',
      DatabaseDirectory: join(folder, 'signatures'),
      Foreground: 'yes',
      StreamMaxLength: '1M',
    };
    const file = join(folder, 'clamd.conf');
    writeFileSync(
      file,
      Object.entries(settings)
        .map((entry) => entry.join(' '))
        .join('\n') + '\n',
    );
    const child = spawn('/usr/sbin/clamd', ['--config-file', file], { stdio: ['ignore', 'pipe', 'pipe'] });
    await listening(child);
    return new TestClamd(port, child, folder);
  }

  async stop(): Promise<void> {
    const ended = once(this.process, 'exit');
    this.process.kill('SIGKILL');
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}

function listening(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const read = (chunk: Buffer) => {
      said += chunk.toString();
      if (/Self checking every/.test(said)) resolve();
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`clamd ended with ${code}:\n${said}`)));
  });
}
