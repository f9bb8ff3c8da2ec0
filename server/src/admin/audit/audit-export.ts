import { Readable } from 'node:stream';
import { Inject, Injectable, StreamableFile } from '@nestjs/common';
import { stringify } from 'csv-stringify';
import type { AuditEntry, AuditFilter, AuditFormat } from '#contracts';
import { Audit } from '../../audit/audit.js';
import type { Act } from '../../auth/principal.js';
import { requireRole } from '../../auth/standing.js';
import { Clock } from '../../common/clock.js';
import { Database } from '../../database/database.js';
import { AuditList } from './audit-list.js';

const TYPES = { csv: 'text/csv; charset=utf-8', jsonl: 'application/jsonl; charset=utf-8' } as const;
/** By it spreadsheets know that a CSV file is UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/** The audit as a file, written as it is read, however long it is. */
@Injectable()
export class AuditExport {
  constructor(
    private readonly database: Database,
    private readonly list: AuditList,
    private readonly audit: Audit,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async export(act: Act, format: AuditFormat, filter: AuditFilter): Promise<StreamableFile> {
    const now = this.clock.now();
    await this.database.write(async (manager) => {
      await requireRole(manager, act, 'admin', now);
      await this.audit.record(manager, act, {
        action: 'audit.export',
        target: { kind: 'server' },
        facts: { format, ...filter },
      });
    });
    const entries = this.list.all(filter);
    const name = `audit-${now.toISOString().slice(0, 10)}.${format}`;
    return new StreamableFile(format === 'csv' ? csvOf(entries) : Readable.from(linesOf(entries)), {
      type: TYPES[format],
      disposition: `attachment; filename="${name}"`,
    });
  }
}

async function* linesOf(entries: AsyncIterable<AuditEntry>): AsyncGenerator<string> {
  for await (const entry of entries) yield `${JSON.stringify(entry)}\n`;
}

/** IN8: what a spreadsheet would compute is marked as text. */
function csvOf(entries: AsyncGenerator<AuditEntry>): Readable {
  const rows = stringify({ header: true, columns: [...COLUMNS.keys()], escape_formulas: true });
  const csv = Readable.from(rowsOf(entries))
    .on('error', (error) => rows.destroy(error))
    .pipe(rows);
  csv.once('close', () => void entries.return(undefined));
  return Readable.from(withMark(csv));
}

async function* rowsOf(entries: AsyncIterable<AuditEntry>): AsyncGenerator<unknown[]> {
  for await (const entry of entries) yield [...COLUMNS.values()].map((read) => read(entry));
}

async function* withMark(csv: AsyncIterable<Buffer>): AsyncGenerator<Buffer | string> {
  yield BYTE_ORDER_MARK;
  yield* csv;
}

const json = (value: object | undefined): string | undefined => value && JSON.stringify(value);

const COLUMNS = new Map<string, (entry: AuditEntry) => string | number | undefined>([
  ['number', ({ number }) => number],
  ['at', ({ at }) => at],
  ['actor', ({ actor }) => actor?.username],
  ['action', ({ action }) => action],
  ['targetKind', ({ target }) => target?.kind],
  ['targetId', ({ target }) => target?.id],
  ['targetName', ({ target }) => target?.name],
  ['reason', ({ detail }) => detail.reason],
  ['times', ({ detail }) => detail.times],
  ['before', ({ detail }) => json(detail.before)],
  ['after', ({ detail }) => json(detail.after)],
  ['facts', ({ detail }) => json(detail.facts)],
  ['ip', ({ ip }) => ip],
  ['hash', ({ hash }) => hash],
]);
