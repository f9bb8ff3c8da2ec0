import type { EntityManager } from 'typeorm';
import { type ActorFacts, type Mute, type UserRole, hasRole } from '#contracts';
import { DomainError } from '../common/domain-error.js';
import { User } from '../users/user.entity.js';
import type { Act, Actor } from './principal.js';

type Ban = Pick<User, 'bannedAt' | 'banUntil'>;
/** As an account and a membership hold it. */
type Muted = Pick<User, 'mutedAt' | 'muteUntil' | 'muteReason'>;

const holds = (since: Date | null, until: Date | null, now: Date): boolean =>
  since !== null && (until === null || until > now);

export const isBanned = ({ bannedAt, banUntil }: Ban, now: Date): boolean => holds(bannedAt, banUntil, now);

/** Whether this account may use the server at all. */
export const mayEnter = (user: Ban & Pick<User, 'deactivatedAt'>, now: Date): boolean =>
  !user.deactivatedAt && !isBanned(user, now);

/** @throws DomainError `account.banned` with the words and the end of it, `account.deactivated` */
export function refuseEntry(user: Ban & Pick<User, 'banReason' | 'deactivatedAt'>, now: Date): void {
  if (isBanned(user, now)) {
    const { banUntil, banReason } = user;
    throw new DomainError('account.banned', {
      ...(banUntil && { until: banUntil.toISOString() }),
      ...(banReason && { reason: banReason }),
    });
  }
  if (user.deactivatedAt) throw new DomainError('account.deactivated');
}

/** That somebody may not write now; undefined when they may. */
export const muteOf = ({ mutedAt, muteUntil, muteReason }: Muted, now: Date): Mute | undefined =>
  holds(mutedAt, muteUntil, now) ? muteView({ muteUntil, muteReason }) : undefined;

/** A mute as the wire tells it. */
export const muteView = ({ muteUntil, muteReason }: Omit<Muted, 'mutedAt'>): Mute => ({
  ...(muteUntil && { until: muteUntil.toISOString() }),
  ...(muteReason && { reason: muteReason }),
});

/** What decides about somebody as they were when their request came. */
export const factsOf = ({ role, mutedUntil = 0 }: Actor, now: Date): ActorFacts => ({
  role,
  mute: mutedUntil > now.getTime(),
});

/**
 * What the account may be by now, whatever it was when its request came.
 * @throws DomainError `auth.required` for one that was closed meanwhile
 */
export async function factsWithin(
  manager: EntityManager,
  { id }: Pick<Actor, 'id'>,
  now: Date,
): Promise<ActorFacts> {
  const account = await manager.getRepository(User).findOneBy({ id });
  if (!account || !mayEnter(account, now)) throw new DomainError('auth.required');
  return { role: account.role, mute: muteOf(account, now) };
}

/**
 * Looks once more, inside the transaction, whether the one who acts has this role: a right of a moment ago is no right to
 * act now. The server itself, and its command line, may do all. Answers the account as it is by now.
 * @throws DomainError `request.forbidden`
 */
export async function requireRole(
  manager: EntityManager,
  { user }: Act,
  least: UserRole,
  now: Date,
): Promise<User | null> {
  if (!user) return null;
  const account = await manager.getRepository(User).findOneBy({ id: user.id });
  if (!account || !mayEnter(account, now) || !hasRole(account, least))
    throw new DomainError('request.forbidden');
  return account;
}
