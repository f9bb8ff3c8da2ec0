import type { AnyCommand } from './command.js';
import { auditVerify } from './commands/audit-verify.js';
import { backup } from './commands/backup.js';
import { restoreBackup } from './commands/restore.js';
import { searchRebuild } from './commands/search-rebuild.js';
import { statsRebuild } from './commands/stats-rebuild.js';
import { userBan } from './commands/user-ban.js';
import { userPassword } from './commands/user-password.js';
import { userPromote } from './commands/user-promote.js';

/** All that `npm run sokhan --` knows, in the order in which it is listed. */
export const COMMANDS: readonly AnyCommand[] = [
  userPromote,
  userBan,
  userPassword,
  backup,
  restoreBackup,
  auditVerify,
  searchRebuild,
  statsRebuild,
];
