import { AuditCheck } from '../../admin/audit/audit-check.js';
import { AT_THE_MACHINE, command } from '../command.js';

/** The audit is broken: whoever asks by a script learns it by the exit code. */
class AuditBroken extends Error {}

export const auditVerify = command({
  name: 'audit:verify',
  usage: '',
  summary: 'Says whether each entry of the audit is what it was, and none is missing.',
  words: 0,
  read: () => ({}),
  async run(services) {
    const { ok, count, hash, broken } = await services.get(AuditCheck).verifyFor(AT_THE_MACHINE);
    if (!ok)
      throw new AuditBroken(`Entry ${broken} was changed or removed; the ${count} before it are right.`);
    return `All ${count} entries are right. The last has the hash ${hash}.`;
  },
});
