import type { EntityManager } from 'typeorm';
import type { AuditAction, AuditKind } from '#contracts';
import { clausesOf, wantedBy } from '#text';
import { matchExpression } from './sqlite.search-terms.js';

/** What entries of the audit are looked for by; all of it holds. */
export interface AuditQuestion {
  kind?: AuditKind;
  actorId?: string;
  actorName?: string;
  action?: AuditAction;
  targetId?: string;
  targetName?: string;
  /** In milliseconds since 1970. */
  since?: number;
  until?: number;
  /** Folded and matched as messages are. */
  words?: string;
  /** Only entries with smaller numbers, which are older. */
  below?: number;
}

type Condition = readonly [sql: string, value: string | number];

/** Numbers of the entries that the question fits, the newest first. Words lead the way where there are any. */
export async function findAudit(
  manager: EntityManager,
  question: AuditQuestion,
  limit: number,
): Promise<number[]> {
  const match = question.words === undefined ? undefined : matchOf(question.words);
  if (match === '') return [];
  const span = await spanOf(manager, question);
  const number = match === undefined ? 'e.number' : 'w.rowid';
  const conditions = conditionsOf({ ...question, ...span }, number);
  if (match !== undefined) conditions.unshift(['audit_words MATCH ?', match]);
  const from =
    match === undefined
      ? 'audit_entries e'
      : 'audit_words w CROSS JOIN audit_entries e ON e.number = w.rowid';
  const where = ['1', ...conditions.map(([sql]) => sql)].join(' AND ');
  const rows: { number: number }[] = await manager.query(
    `SELECT ${number} AS number FROM ${from} WHERE ${where} ORDER BY ${number} DESC LIMIT ${limit}`,
    conditions.map(([, value]) => value),
  );
  return rows.map((row) => row.number);
}

function matchOf(words: string): string {
  const clauses = clausesOf(words);
  if (clauses.length === 0) return '';
  return matchExpression({ all: clauses.map((clause) => wantedBy(clause, clause.open)) });
}

function conditionsOf(
  { kind, actorId, actorName, action, targetId, targetName, since, until, below, from }: AuditQuestion & Span,
  number: string,
): Condition[] {
  const all: (readonly [string, string | number | undefined])[] = [
    ['e.action GLOB ?', kind === 'security' ? 'security.*' : undefined],
    ['e.action NOT GLOB ?', kind === 'deeds' ? 'security.*' : undefined],
    ['e.actorId = ?', actorId],
    ['e.actorName = ?', actorName],
    ['e.action = ?', action],
    ['e.targetId = ?', targetId],
    ['e.targetName = ?', targetName],
    // Bounds of numbers lead; the time itself decides.
    ['+e.at >= ?', since],
    ['+e.at < ?', until],
    [`${number} >= ?`, from],
    [`${number} < ?`, below],
  ];
  return all.filter((condition): condition is Condition => condition[1] !== undefined);
}

interface Span {
  from?: number;
  below?: number;
}

/** Entries count on as time does, so a span of time is one of numbers: that is found by the order of the list. */
async function spanOf(manager: EntityManager, { since, until, below }: AuditQuestion): Promise<Span> {
  const edge = async (sql: string, at: number): Promise<number | null> => {
    const [row]: { number: number | null }[] = await manager.query(sql, [at]);
    return row?.number ?? null;
  };
  const span: Span = { below };
  if (since !== undefined) {
    const first = 'SELECT number FROM audit_entries WHERE at >= ? ORDER BY at, number LIMIT 1';
    span.from = (await edge(first, since)) ?? Number.MAX_SAFE_INTEGER;
  }
  if (until !== undefined) {
    const last = 'SELECT number FROM audit_entries WHERE at < ? ORDER BY at DESC, number DESC LIMIT 1';
    span.below = Math.min(below ?? Infinity, ((await edge(last, until)) ?? 0) + 1);
  }
  return span;
}
