import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { readSettings } from './config/settings.js';
import { StartError } from './config/start-error.js';

/** dist/server/src/main.js lies three folders below the project. */
const ROOT = join(import.meta.dirname, '../../..');
/** A stop that takes longer than this is not graceful any more. */
const STOP_WITHIN_MS = 15_000;

if (Number(process.versions.node.split('.')[0]) < 24) {
  // The database driver would end an older Node without a word.
  fail(
    'Sokhan runs on Node 24, which is installed with it: start it by "npm start" or "npm run start:server".',
  );
}

try {
  await start();
} catch (error) {
  fail(sentenceFor(error) ?? error);
}

async function start(): Promise<void> {
  const env = join(ROOT, '.env');
  if (existsSync(env)) process.loadEnvFile(env);
  const settings = readSettings(process.env);
  const [{ createApp }, { ControlServer }] = await Promise.all([
    import('./bootstrap.js'),
    import('./cli/control-server.js'),
  ]);
  const app = await createApp(settings, { root: ROOT });
  await app.listen(settings.port, settings.host);
  await app.get(ControlServer).listen();
  stopGracefully(app);
  const { port } = new URL(await app.getUrl());
  const host = ['0.0.0.0', '::'].includes(settings.host) ? 'localhost' : settings.host;
  process.stdout.write(`Sokhan is ready: http://${host}:${port || 80}\n`);
}

/** What people can mend themselves is said in a sentence; the rest keeps its stack. */
function sentenceFor(error: unknown): string | undefined {
  if (error instanceof StartError) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `Port ${process.env['PORT'] ?? 3000} is in use; name another one in PORT.`;
  if (code === 'EACCES') return `Sokhan may not use its port or its data folder: ${(error as Error).message}`;
  return undefined;
}

/** A signal closes the doors, finishes what was promised and exits with 0; a second one exits at once. */
function stopGracefully(app: NestExpressApplication): void {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => fail('Sokhan could not stop in time.'), STOP_WITHIN_MS).unref();
    await app.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop().catch(fail));
}

function fail(reason: unknown): never {
  process.stderr.write(`${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}\n`);
  process.exit(1);
}
