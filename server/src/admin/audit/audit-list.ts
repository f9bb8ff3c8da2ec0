import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import {
  type AuditEntry as AuditEntryView,
  type AuditFilter,
  type AuditPage,
  type AuditQuery,
  LIMITS,
} from '#contracts';
import { AuditEntry } from '../../audit/audit-entry.entity.js';
import { DomainError } from '../../common/domain-error.js';
import { isId } from '../../common/ids.js';
import { Database } from '../../database/database.js';
import { type AuditQuestion, findAudit } from '../../database/dialect/sqlite.audit-search.js';
import { Room } from '../../rooms/room.entity.js';
import { User } from '../../users/user.entity.js';

/** Read at once by whoever reads everything. */
const BATCH = 500;

/** The audit as admins read it: the newest first, by keyset. */
@Injectable()
export class AuditList {
  constructor(private readonly database: Database) {}

  async page({ cursor, limit = LIMITS.page.default, ...filter }: AuditQuery): Promise<AuditPage> {
    const question = await this.questionOf(filter);
    const below = cursor === undefined ? undefined : readNumber(cursor);
    const found = await this.find({ ...question, below }, limit + 1);
    const entries = found.slice(0, limit);
    const last = entries.at(-1);
    return {
      entries: entries.map(auditView),
      ...(last && found.length > limit && { cursor: String(last.number) }),
    };
  }

  /** All that the filter lets through, read as fast as it is taken. */
  async *all(filter: AuditFilter): AsyncGenerator<AuditEntryView> {
    const question = await this.questionOf(filter);
    let below: number | undefined;
    let batch: AuditEntry[];
    do {
      batch = await this.find({ ...question, below }, BATCH);
      for (const entry of batch) yield auditView(entry);
      below = batch.at(-1)?.number;
    } while (batch.length === BATCH);
  }

  private async find(question: AuditQuestion, limit: number): Promise<AuditEntry[]> {
    const numbers = await findAudit(this.database.reading, question, limit);
    return this.database.read(AuditEntry).find({ where: { number: In(numbers) }, order: { number: 'DESC' } });
  }

  private async questionOf({
    kind,
    action,
    actor,
    target,
    since,
    until,
    q,
  }: AuditFilter): Promise<AuditQuestion> {
    return {
      kind,
      action,
      ...(actor !== undefined && (await this.actorOf(actor))),
      ...(target !== undefined && (await this.targetOf(target))),
      since: since === undefined ? undefined : Date.parse(since),
      until: until === undefined ? undefined : Date.parse(until),
      words: q?.trim() ? q : undefined,
    };
  }

  /** Whoever has no account any more is found by the name they had. */
  private async actorOf(actor: string): Promise<AuditQuestion> {
    const id = await this.userIdOf(actor);
    return id ? { actorId: id } : { actorName: actor };
  }

  private async targetOf(target: string): Promise<AuditQuestion> {
    if (isId(target)) return { targetId: target.toLowerCase() };
    const id = (await this.userIdOf(target)) ?? (await this.roomIdOf(target));
    return id ? { targetId: id } : { targetName: target };
  }

  private async userIdOf(username: string): Promise<string | undefined> {
    const usernameKey = username.toLowerCase();
    return (await this.database.read(User).findOne({ select: { id: true }, where: { usernameKey } }))?.id;
  }

  private async roomIdOf(slug: string): Promise<string | undefined> {
    return (await this.database.read(Room).findOne({ select: { id: true }, where: { slug } }))?.id;
  }
}

function readNumber(cursor: string): number {
  if (!/^\d{1,15}$/.test(cursor)) throw DomainError.field('cursor', 'format');
  return Number(cursor);
}

export const auditView = ({
  number,
  at,
  actorId,
  actorName,
  action,
  targetKind,
  targetId,
  targetName,
  detail,
  ip,
  hash,
}: AuditEntry): AuditEntryView => ({
  number,
  at: at.toISOString(),
  ...(actorId !== null && { actor: { id: actorId, username: actorName ?? '' } }),
  action,
  ...(targetKind && {
    target: {
      kind: targetKind,
      ...(targetId !== null && { id: targetId }),
      ...(targetName !== null && { name: targetName }),
    },
  }),
  detail,
  ...(ip !== null && { ip }),
  hash,
});
