import type { AnyCommand } from './command.js';
import { auditVerify } from './commands/audit-verify.js';
import { backup } from './commands/backup.js';
import { restoreBackup } from './commands/restore.js';
import { searchRebuild } from './commands/search-rebuild.js';
import { userPassword } from './commands/user-password.js';

/** All that `npm run sokhan --` knows, in the order in which it is listed. */
export const COMMANDS: readonly AnyCommand[] = [
  userPassword,
  backup,
  restoreBackup,
  auditVerify,
  searchRebuild,
];
