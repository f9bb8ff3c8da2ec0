import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
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

/** A new password for somebody who does not know theirs any more. No door leads here: it is for the command line alone. */
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

  /** Sets it and ends all their sessions. @throws DomainError `user.notFound`, `validation.failed` */
  async set(act: Act, username: string, password: string): Promise<User> {
    const { username: name } = await findPerson(this.database.reading, username);
    refuseWeak('password', password, name);
    const passwordHash = await this.hasher.hash(password);
    const { user } = await this.database.write(
      async (manager) => {
        await requireRole(manager, act, 'admin', this.clock.now());
        const user = await findPerson(manager, username);
        await manager.getRepository(User).update({ id: user.id }, { passwordHash });
        const end = await this.sessions.endAllWithin(manager, user.id, { reason: 'revoked' });
        const target = { kind: 'user', id: user.id, name: user.username } as const;
        await this.audit.record(manager, act, { action: 'user.password', target });
        return { user, end };
      },
      ({ end }) => end(),
    );
    this.delays.succeeded(user.usernameKey);
    return user;
  }
}
