import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { BackupsService } from '../../backups/backups.service.js';
import { AT_THE_MACHINE, UsageError, command } from '../command.js';

interface Wish {
  path?: string;
  withSecret: boolean;
}

export const backup = command<Wish>({
  name: 'backup',
  usage: '[--to <file>] [--with-secret]',
  summary:
    'Makes an archive of the database and the files, while people go on. With --with-secret (and --to) the key of the session hashes goes along: then nobody has to sign in again.',
  options: { to: { type: 'string' }, 'with-secret': { type: 'boolean' } },
  words: 0,
  read({ values }) {
    const withSecret = values['with-secret'] === true;
    const { to } = values;
    if (typeof to !== 'string') {
      // Admins can download what lies among the backups.
      if (withSecret)
        throw new UsageError('--with-secret needs --to: the key does not belong among the others.');
      return { withSecret };
    }
    const path = resolve(to);
    if (existsSync(path)) throw new UsageError(`${path} is there already.`);
    if (!existsSync(dirname(path))) throw new UsageError(`There is no folder ${dirname(path)}.`);
    return { path, withSecret };
  },
  async run(services, { path, withSecret }) {
    return services.get(BackupsService).make(AT_THE_MACHINE, { path, withSecret });
  },
});
