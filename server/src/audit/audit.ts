import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AuditAction, AuditDetail, AuditTarget } from '#contracts';
import type { Act, Actor } from '../auth/principal.js';
import { Clock } from '../common/clock.js';
import { keepAuditWords } from '../database/dialect/sqlite.audit-words.js';
import { AuditEntry } from './audit-entry.entity.js';
import { BEGINNING, hashOf } from './chain.js';

/** What was done, and to whom. */
export interface Deed extends AuditDetail {
  action: AuditAction;
  target?: AuditTarget;
}

/** Who does it, as far as it is written down. */
export interface Doer extends Pick<Act, 'ip'> {
  user: Pick<Actor, 'id' | 'username'> | null;
}

/** The record of everything that is done with a role, and of what concerns security. It only grows. */
@Injectable()
export class Audit {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  /** Writes it down in the transaction in which it is done: neither is there without the other. */
  async record(
    manager: EntityManager,
    { user, ip }: Doer,
    { action, target, ...detail }: Deed,
  ): Promise<void> {
    const entries = manager.getRepository(AuditEntry);
    const [last] = await entries.find({ order: { number: 'DESC' }, take: 1 });
    const entry = {
      number: (last?.number ?? 0) + 1,
      at: this.clock.now(),
      actorId: user?.id ?? null,
      actorName: user?.username ?? null,
      action,
      targetKind: target?.kind ?? null,
      targetId: target?.id ?? null,
      targetName: target?.name ?? null,
      // As it will be read: what JSON leaves out is not part of it.
      detail: JSON.parse(JSON.stringify(detail)) as AuditDetail,
      ip,
      previousHash: last?.hash ?? BEGINNING,
    };
    await entries.insert({ ...entry, hash: hashOf(entry) } as AuditEntry);
    await keepAuditWords(manager, entry.number, wordsOf(entry));
  }
}

/** What an entry may be found by. */
const wordsOf = ({ actorName, targetName, ip, detail }: Partial<AuditEntry>): string[] =>
  textsIn([actorName, targetName, ip, detail]);

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
