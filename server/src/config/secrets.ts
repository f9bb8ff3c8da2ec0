import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SettingsError } from './settings.js';

const FILE = 'secret.key';

/** Where the server keeps a secret of its own. */
export const secretFile = (dataDir: string): string => join(dataDir, FILE);

/**
 * The server's secret: the one given, else the one kept in the data folder, else a new one written there
 * so that only the owner may read it.
 * @throws SettingsError when the kept one was damaged.
 */
export function loadSecret(dataDir: string, given?: string): string {
  if (given) return given;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = secretFile(dataDir);
  if (!existsSync(path)) {
    // `wx`: of two servers that start at once, one makes the file and the other one fails loudly.
    writeFileSync(path, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  }
  chmodSync(path, 0o600);
  const kept = readFileSync(path, 'utf8').trim();
  if (kept.length < 32)
    throw new SettingsError([`${path}: is damaged; restore it, or delete it to make a new one`]);
  return kept;
}
