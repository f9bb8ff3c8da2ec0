import type { SelectQueryBuilder } from 'typeorm';
import type { PeopleQuery, PersonState } from '#contracts';
import { fold } from '#text';
import { holding } from '../../database/like.js';
import type { User } from '../../users/user.entity.js';

interface Facts {
  isForAdmin: boolean;
  now: Date;
  /** Ids of everybody who is here. */
  online: () => string[];
}

const BANNED = 'user.bannedAt IS NOT NULL AND (user.banUntil IS NULL OR user.banUntil > :now)';
const STATES: Record<Exclude<PersonState, 'online'>, string> = {
  active: '(user.bannedAt IS NULL OR user.banUntil <= :now) AND user.deactivatedAt IS NULL',
  banned: BANNED,
  muted: BANNED.replaceAll('bannedAt', 'mutedAt').replaceAll('banUntil', 'muteUntil'),
  deactivated: 'user.deactivatedAt IS NOT NULL',
};

/** Leaves those people who are wanted. */
export function narrow(
  query: SelectQueryBuilder<User>,
  { q, role, state, since }: PeopleQuery,
  { isForAdmin, now, online }: Facts,
): void {
  if (q) {
    const keys = ['user.searchKey', ...(isForAdmin ? ['LOWER(user.email)'] : [])];
    const held = keys.map((key) => `${key} LIKE :pattern ESCAPE '\\'`).join(' OR ');
    query.andWhere(`(${held})`, { pattern: holding(fold(q)) });
  }
  if (role) query.andWhere('user.role = :role', { role });
  if (since) query.andWhere('user.createdAt >= :since', { since: Date.parse(since) });
  if (state === 'online') query.andWhereInIds(online());
  else if (state) query.andWhere(STATES[state], { now: now.getTime() });
}
