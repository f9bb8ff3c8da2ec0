import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import type { AuditVerdict } from '#contracts';
import { Audit } from '../../audit/audit.js';
import { AuditEntry } from '../../audit/audit-entry.entity.js';
import { BEGINNING, hashOf } from '../../audit/chain.js';
import type { Act } from '../../auth/principal.js';
import { Database } from '../../database/database.js';

/** Checked in one turn of the event loop: a few milliseconds. */
const BATCH = 200;

/** Reads the chain of the audit from its beginning and finds where it was tampered with. */
@Injectable()
export class AuditCheck {
  /** What was found right the last time: an end that was cut off since would leave a shorter chain without a fault. */
  private seen = { count: 0, hash: BEGINNING };

  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** As `verify`, and written down: who was told what. */
  async verifyFor(act: Act): Promise<AuditVerdict> {
    const verdict = await this.verify();
    const { ok, count } = verdict;
    await this.database.write((manager) =>
      this.audit.record(manager, act, {
        action: 'audit.verify',
        target: { kind: 'server' },
        facts: { result: ok ? 'right' : 'broken', count },
      }),
    );
    return verdict;
  }

  async verify(): Promise<AuditVerdict> {
    const { seen } = this;
    let count = 0;
    let hash = BEGINNING;
    for await (const entry of this.entries()) {
      const isRight =
        entry.number === count + 1 && entry.previousHash === hash && entry.hash === hashOf(entry);
      if (!isRight || (entry.number === seen.count && entry.hash !== seen.hash))
        return { ok: false, count, hash, broken: count + 1 };
      ({ number: count, hash } = entry);
    }
    if (count < seen.count) return { ok: false, count, hash, broken: count + 1 };
    this.seen = { count, hash };
    return { ok: true, count, hash };
  }

  private async *entries(): AsyncGenerator<AuditEntry> {
    let number = 0;
    let batch: AuditEntry[];
    do {
      batch = await this.database
        .read(AuditEntry)
        .find({ where: { number: MoreThan(number) }, order: { number: 'ASC' }, take: BATCH });
      yield* batch;
      number = batch.at(-1)?.number ?? number;
      await nextTurn();
    } while (batch.length === BATCH);
  }
}
