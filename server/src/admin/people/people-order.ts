import type { SelectQueryBuilder } from 'typeorm';
import type { PeopleSort } from '#contracts';
import { readCursor, writeCursor } from '../../common/cursor.js';
import { DomainError } from '../../common/domain-error.js';
import type { User } from '../../users/user.entity.js';

type Part = (query: SelectQueryBuilder<User>) => void;

/** In which order people are listed from a cursor on: the parts follow each other. */
export interface PeopleOrder {
  parts: Part[];
  /** Where a page ended that ended with them. */
  cursorOf: (user: User) => string;
}

/** @throws DomainError `validation.failed` for a cursor that no page of this order ever answered */
export function orderOf(sort: PeopleSort, cursor?: string): PeopleOrder {
  if (sort === 'name') return byName(cursor);
  return sort === 'newest' ? newestFirst(cursor) : lastSeenFirst(cursor);
}

function byName(cursor?: string): PeopleOrder {
  const after = cursor === undefined ? undefined : Buffer.from(cursor, 'base64url').toString();
  if (after !== undefined && !/^[a-z0-9_]{1,20}$/.test(after)) throw DomainError.field('cursor', 'format');
  return {
    cursorOf: ({ usernameKey }) => Buffer.from(usernameKey).toString('base64url'),
    parts: [
      (query) => {
        if (after !== undefined) query.andWhere('user.usernameKey > :after', { after });
        query.orderBy('user.usernameKey', 'ASC');
      },
    ],
  };
}

function newestFirst(cursor?: string): PeopleOrder {
  const from = cursor === undefined ? undefined : readCursor(cursor);
  return {
    cursorOf: ({ id, createdAt }) => writeCursor({ at: createdAt.getTime(), id }),
    parts: [downBy('createdAt', from)],
  };
}

/** Those who never were here come after all others. */
function lastSeenFirst(cursor?: string): PeopleOrder {
  const from = cursor === undefined ? undefined : readCursor(cursor);
  const never: Part = (query) => {
    query.andWhere('user.lastSeenAt IS NULL').orderBy('user.id', 'DESC');
    if (from?.at === NEVER) query.andWhere('user.id < :id', { id: from.id });
  };
  return {
    cursorOf: ({ id, lastSeenAt }) => writeCursor({ at: lastSeenAt?.getTime() ?? NEVER, id }),
    parts: from?.at === NEVER ? [never] : [downBy('lastSeenAt', from), never],
  };
}

const NEVER = 0;

/** From the newest to the oldest. The first condition leads through the index, the second leaves out who stands before. */
const downBy =
  (column: 'createdAt' | 'lastSeenAt', from?: { at: number; id: string }): Part =>
  (query) => {
    query
      .andWhere(`user.${column} IS NOT NULL`)
      .orderBy(`user.${column}`, 'DESC')
      .addOrderBy('user.id', 'DESC');
    if (!from) return;
    query
      .andWhere(`user.${column} <= :at`, { at: from.at })
      .andWhere(`NOT (user.${column} = :at AND user.id >= :id)`, { id: from.id });
  };
