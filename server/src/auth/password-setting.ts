import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit, type Doer } from '../audit/audit.js';
import { Clock } from '../common/clock.js';
import { Database } from '../database/database.js';
import { findPerson } from '../users/find-person.js';
import { User } from '../users/user.entity.js';
import { LoginDelays } from './login-delays.js';
import { PasswordHasher } from './password-hasher.js';
import type { Act } from './principal.js';
import { SessionsService } from './sessions.service.js';
import { requireRole } from './standing.js';
import { refuseWeak } from './weak-password.js';

/** A new password for somebody who does not know theirs any more. */
@Injectable()
export class PasswordSetting {
  constructor(
    private readonly database: Database,
    private readonly hasher: PasswordHasher,
    private readonly sessions: SessionsService,
    private readonly delays: LoginDelays,
    private readonly audit: Audit,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Sets it from the command line; no door leads here.
   * @throws DomainError `user.notFound`, `validation.failed`
   */
  async set(act: Act, username: string, password: string): Promise<User> {
    const { username: name } = await findPerson(this.database.reading, username);
    refuseWeak('password', password, name);
    return this.replace(act, await this.hasher.hash(password), async (manager) => {
      await requireRole(manager, act, 'admin', this.clock.now());
      return findPerson(manager, username);
    });
  }

  /** Puts it in the place of the old one, and ends all sessions. `admit` says in the transaction whose it is, or throws. */
  async replace(
    doer: Doer,
    passwordHash: string,
    admit: (manager: EntityManager) => Promise<User>,
  ): Promise<User> {
    const { user } = await this.database.write(
      async (manager) => {
        const user = await admit(manager);
        await manager.getRepository(User).update({ id: user.id }, { passwordHash });
        const end = await this.sessions.endAllWithin(manager, user.id, { reason: 'revoked' });
        const target = { kind: 'user', id: user.id, name: user.username } as const;
        await this.audit.record(manager, doer, { action: 'user.password', target });
        return { user, end };
      },
      ({ end }) => end(),
    );
    this.delays.succeeded(user.usernameKey);
    return user;
  }
}
