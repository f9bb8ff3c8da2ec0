import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type AuditAction, type AuditDetail, type ConsoleRole, stewardRefusal } from '#contracts';
import { Audit } from '../../audit/audit.js';
import type { Act } from '../../auth/principal.js';
import { mayEnter, requireRole } from '../../auth/standing.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { Database } from '../../database/database.js';
import { findPerson } from '../../users/find-person.js';
import { User } from '../../users/user.entity.js';

/** What is done to somebody. */
export interface Charge {
  action: AuditAction;
  /** The least role that may. */
  least: ConsoleRole;
  /** Whether an admin is one no more after it. */
  unseats?: boolean;
  reason?: string;
  /** Does it; null when there is nothing to do. */
  alter: (user: User, manager: EntityManager) => Promise<Done | null>;
}

/** What was done, for the record, and what follows from it after the commit. */
export interface Done extends Pick<AuditDetail, 'before' | 'after'> {
  user: User;
  announce?: () => void;
}

/** The way everything goes that is done to somebody: the right to it, the deed and its record in one transaction. */
@Injectable()
export class Stewardship {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Answers them as they are afterwards. What changes nothing is neither recorded nor told.
   * @throws DomainError `request.forbidden`, `user.notFound`, `user.self`, `user.outranked`, `user.lastAdmin`, and what
   *   `alter` throws
   */
  async do(act: Act, username: string, { alter, ...charge }: Charge): Promise<User> {
    const { user } = await this.database.write(
      async (manager): Promise<Done> => {
        const found = await this.find(manager, act, username, charge);
        // Their name before: it may be another afterwards.
        const target = { kind: 'user', id: found.id, name: found.username } as const;
        const done = await alter(found, manager);
        if (!done) return { user: found };
        const { before, after } = done;
        const { action, reason } = charge;
        await this.audit.record(manager, act, { action, target, before, after, reason });
        return done;
      },
      ({ announce }) => announce?.(),
    );
    return user;
  }

  private async find(
    manager: EntityManager,
    act: Act,
    username: string,
    { least, unseats }: Pick<Charge, 'least' | 'unseats'>,
  ): Promise<User> {
    const actor = await requireRole(manager, act, least, this.clock.now());
    const target = await findPerson(manager, username);
    if (target.deletedAt) throw new DomainError('user.notFound');
    const refusal = actor && stewardRefusal(actor, target);
    const mayUnseat = unseats && (refusal === null || refusal === 'user.self');
    if (mayUnseat && (await this.isLastAdmin(manager, target))) throw new DomainError('user.lastAdmin');
    if (refusal) throw new DomainError(refusal);
    return target;
  }

  /** Whether nobody else would be left who may do everything. */
  private async isLastAdmin(manager: EntityManager, { id, role }: User): Promise<boolean> {
    if (role !== 'admin') return false;
    const admins = await manager.getRepository(User).findBy({ role: 'admin' });
    const now = this.clock.now();
    return !admins.some((admin) => admin.id !== id && mayEnter(admin, now));
  }
}
