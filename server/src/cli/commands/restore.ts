import { resolve } from 'node:path';
import { Audit } from '../../audit/audit.js';
import { restore } from '../../backups/restore.js';
import { SystemClock } from '../../common/clock.js';
import { Database } from '../../database/database.js';
import { newStorage } from '../../files/storage/open-storage.js';
import { AT_THE_MACHINE, type OfflineCommand } from '../command.js';

export const restoreBackup: OfflineCommand = {
  name: 'restore',
  usage: '<file>',
  summary:
    'Puts a backup in the place of what is there, when all of it was found right. The server has to be stopped; the database that was there stays beside.',
  words: 1,
  async runStopped(settings, { positionals: [archive = ''] }) {
    const clock = new SystemClock();
    const storage = await newStorage(settings);
    const { manifest, old } = await restore(resolve(archive), settings, storage, clock.now());
    // Its schema is brought up to date here, and not first when people wait.
    const database = await Database.open(settings.databaseFile);
    try {
      await database.write((manager) =>
        new Audit(clock).record(manager, AT_THE_MACHINE, {
          action: 'backup.restore',
          target: { kind: 'server' },
          facts: { createdAt: manifest.createdAt, version: manifest.version },
        }),
      );
    } finally {
      await database.close();
    }
    return [
      `Restored what was there on ${manifest.createdAt}.`,
      ...(old === undefined ? [] : [`The database before it is ${old}.`]),
      ...(manifest.missing.length === 0
        ? []
        : [`${manifest.missing.length} files had lost their bytes when the backup was made.`]),
    ].join('\n');
  },
};
