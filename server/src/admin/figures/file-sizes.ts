import { stat } from 'node:fs/promises';
import type { Settings } from '../../config/settings.js';

/** Bytes of the database, and of the log in front of it. */
export async function databaseSize({
  databaseFile,
}: Pick<Settings, 'databaseFile'>): Promise<{ size: number; log: number }> {
  return { size: await sizeOf(databaseFile), log: await sizeOf(`${databaseFile}-wal`) };
}

/** The log is no file before the first write. */
const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  );
