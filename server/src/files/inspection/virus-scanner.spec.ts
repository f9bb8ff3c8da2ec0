import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type Server, type Socket, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestClamd, VIRUS } from '../../../../test/support/clamd.js';
import { inspection } from '../../../../test/support/inspection.js';
import { virusIn } from './clamd.js';

const folder = mkdtempSync(join(tmpdir(), 'sokhan-scan-'));
const path = join(folder, 'arrived');
afterAll(() => rmSync(folder, { recursive: true }));

const HOST = '127.0.0.1';
const SILENCE_MS = 10_000;

describe('virusIn', () => {
  let clamd: TestClamd;
  beforeAll(async () => {
    clamd = await TestClamd.start();
  });
  afterAll(() => clamd.stop());

  const ask = (content: string) => {
    writeFileSync(path, content);
    return virusIn(path, { host: HOST, port: clamd.port }, SILENCE_MS);
  };

  it('finds what a real clamd has a signature for', async () => {
    expect(await ask(`before ${VIRUS} after`)).toMatch(/^Sokhan\.Sample/);
    expect(await ask('nothing to find')).toBeUndefined();
    expect(await ask(`${'x'.repeat(300_000)}${VIRUS}`)).toMatch(/^Sokhan\.Sample/);
  });

  it('fails when clamd takes no file so large', async () => {
    await expect(ask('x'.repeat(5_000_000))).rejects.toThrow();
  });

  it('lets no file through that has a virus, and tells why', async () => {
    const { withSettings, decoders } = inspection();
    const inspector = withSettings({ CLAMD_HOST: HOST, CLAMD_PORT: String(clamd.port) });
    writeFileSync(path, `یک ${VIRUS} دو`);
    await expect(inspector.examine({ path, name: 'a.txt' })).rejects.toMatchObject({ code: 'file.infected' });
    writeFileSync(path, 'یک دو');
    await expect(inspector.examine({ path, name: 'a.txt' })).resolves.toMatchObject({ name: 'a.txt' });
    decoders.onApplicationShutdown();
  });
});

describe('VirusScanner', () => {
  const servers: Server[] = [];
  afterAll(() => servers.forEach((server) => server.close()));

  /** Something on clamd's port that is no clamd. */
  async function pretender(act: (socket: Socket) => void): Promise<number> {
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      act(socket);
    }).listen(0, HOST);
    servers.push(server);
    await once(server, 'listening');
    const address = server.address();
    return typeof address === 'object' && address ? address.port : 0;
  }

  const examined = (port: number, required: string): Promise<unknown> => {
    writeFileSync(path, 'یک دو');
    const { withSettings } = inspection();
    const env = { CLAMD_HOST: HOST, CLAMD_PORT: String(port), CLAMD_REQUIRED: required };
    return withSettings(env)
      .examine({ path, name: 'a.txt' })
      .then(
        () => 'taken',
        (error: { code: string }) => error.code,
      );
  };

  it.each([
    ['hangs up', (socket: Socket) => void socket.end()],
    ['resets the line', (socket: Socket) => void socket.resetAndDestroy()],
    ['speaks another protocol', (socket: Socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n\0')],
    ['speaks without end', (socket: Socket) => void socket.write('x'.repeat(5_000))],
    ['says that it cannot', (socket: Socket) => void socket.end('INSTREAM size limit exceeded. ERROR\0')],
    ['says half of what it should', (socket: Socket) => void socket.end('stream: OK')],
  ])('takes a file or not, as the settings say, when clamd %s', async (_what, act) => {
    const port = await pretender(act);
    expect(await examined(port, 'true')).toBe('file.unscanned');
    expect(await examined(port, 'false')).toBe('taken');
  });

  it('takes a file or not, as the settings say, when clamd is away', async () => {
    const port = await pretender(() => undefined);
    servers.pop()?.close();
    expect(await examined(port, 'true')).toBe('file.unscanned');
    expect(await examined(port, 'false')).toBe('taken');
  });

  it('waits no longer than it should when clamd says nothing', async () => {
    const port = await pretender((socket) => socket.resume());
    await expect(virusIn(path, { host: HOST, port }, 50)).rejects.toThrow('clamd says nothing.');
  });
});
