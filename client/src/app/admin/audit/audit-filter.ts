import type { AuditAction, AuditFilter, AuditKind } from '#contracts';
import { parseDay } from '#text';

/** The filter as somebody types it. */
export interface TypedFilter {
  readonly q: string;
  readonly kind: AuditKind | 'all';
  readonly action: AuditAction | 'all';
  readonly actor: string;
  readonly target: string;
  readonly since: string;
  readonly until: string;
}

export const NO_FILTER: TypedFilter = {
  q: '',
  kind: 'all',
  action: 'all',
  actor: '',
  target: '',
  since: '',
  until: '',
};

/** Midnight of a day, Jalali or Gregorian, where the reader is, `later` days after it; null when it is none. */
export function midnightOf(typed: string, later = 0): Date | null {
  const day = parseDay(typed);
  return day && new Date(day.year, day.month - 1, day.day + later);
}

/** What is asked for; a day that is not finished being typed asks for nothing. */
export function filterOf({ q, kind, action, actor, target, since, until }: TypedFilter): AuditFilter {
  // A name may be typed as it is called.
  const named = (name: string): string => name.trim().replace(/^@/, '');
  const [first, last] = [midnightOf(since), midnightOf(until, 1)];
  return {
    ...(q.trim() && { q: q.trim() }),
    ...(kind !== 'all' && { kind }),
    ...(action !== 'all' && { action }),
    ...(named(actor) && { actor: named(actor) }),
    ...(named(target) && { target: named(target) }),
    ...(first && { since: first.toISOString() }),
    ...(last && { until: last.toISOString() }),
  };
}
