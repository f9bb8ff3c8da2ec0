import { Inject, Injectable } from '@nestjs/common';
import type { UserRole } from '#contracts';
import type { Act } from '../../auth/principal.js';
import { Session } from '../../auth/session.entity.js';
import { SessionsService } from '../../auth/sessions.service.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { Accounts } from '../../users/accounts.js';
import type { User } from '../../users/user.entity.js';
import { ShutOut } from './shut-out.js';
import { Stewardship } from './stewardship.js';

/** What somebody may be here, whether their account is in use, and where it is signed in. */
@Injectable()
export class StandingService {
  constructor(
    private readonly stewardship: Stewardship,
    private readonly shutOut: ShutOut,
    private readonly accounts: Accounts,
    private readonly sessions: SessionsService,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Their open tabs act by the new role from here on; nobody has to sign in again. */
  setRole(act: Act, username: string, role: UserRole): Promise<User> {
    return this.stewardship.do(act, username, {
      action: 'user.role',
      least: 'admin',
      unseats: role !== 'admin',
      alter: async (target, manager) => {
        if (target.role === role) return null;
        const before = { role: target.role };
        const changed = await this.accounts.changeWithin(manager, target.id, (user) => {
          user.role = role;
        });
        const { user } = changed;
        return { user, announce: () => this.accounts.tell(changed), before, after: { role } };
      },
    });
  }

  /** Closes an account for the time being; nothing of it is lost. Doing it again changes nothing. */
  deactivate(act: Act, username: string, reason?: string): Promise<User> {
    return this.stewardship.do(act, username, {
      action: 'user.deactivate',
      least: 'admin',
      unseats: true,
      reason,
      alter: async (target, manager) => {
        if (target.deactivatedAt) return null;
        const deactivatedAt = this.clock.now();
        return this.shutOut.within(manager, target, { reason: 'deactivated' }, (user) =>
          Object.assign(user, { deactivatedAt }),
        );
      },
    });
  }

  reactivate(act: Act, username: string): Promise<User> {
    return this.stewardship.do(act, username, {
      action: 'user.reactivate',
      least: 'admin',
      alter: async (target, manager) => {
        if (!target.deactivatedAt) return null;
        const changed = await this.accounts.changeWithin(manager, target.id, (user) =>
          Object.assign(user, { deactivatedAt: null }),
        );
        return { user: changed.user, announce: () => this.accounts.tell(changed) };
      },
    });
  }

  /** Signs somebody out on all their devices. */
  endSessions(act: Act, username: string): Promise<User> {
    return this.stewardship.do(act, username, {
      action: 'user.endSessions',
      least: 'admin',
      alter: async (user, manager) => ({
        user,
        announce: await this.sessions.endAllWithin(manager, user.id, { reason: 'revoked' }),
      }),
    });
  }

  /** Signs somebody out on one device. @throws DomainError `session.notFound`, and what Stewardship throws */
  endSession(act: Act, username: string, sessionId: string): Promise<User> {
    return this.stewardship.do(act, username, {
      action: 'user.endSession',
      least: 'admin',
      alter: async (user, manager) => {
        const where = { id: sessionId, userId: user.id };
        const session = await manager.getRepository(Session).findOneBy(where);
        if (!session) throw new DomainError('session.notFound');
        const announce = await this.sessions.endWithin(manager, session, { reason: 'revoked' });
        return { user, announce, before: { device: session.device } };
      },
    });
  }
}
