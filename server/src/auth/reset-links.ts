import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, MoreThan } from 'typeorm';
import type { ResetLink as ResetLinkView } from '#contracts';
import { Audit } from '../audit/audit.js';
import { Clock } from '../common/clock.js';
import { DomainError } from '../common/domain-error.js';
import { SECRET, SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { Database } from '../database/database.js';
import { findPerson } from '../users/find-person.js';
import { User } from '../users/user.entity.js';
import { PasswordHasher } from './password-hasher.js';
import { PasswordSetting } from './password-setting.js';
import type { Act } from './principal.js';
import { ResetLink } from './reset-link.entity.js';
import { requireRole } from './standing.js';
import { hashOfToken, newToken } from './tokens.js';
import { refuseWeak } from './weak-password.js';

const LASTS_MS = 3_600_000;
/** Who asks again and again gets no more letters than one in this time. */
const BETWEEN_MS = 300_000;

/** Ways to a new password for people who do not know theirs any more: each works once, and for an hour. */
@Injectable()
export class ResetLinks {
  constructor(
    private readonly database: Database,
    private readonly hasher: PasswordHasher,
    private readonly passwords: PasswordSetting,
    private readonly audit: Audit,
    @Inject(SECRET) private readonly secret: string,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl'>,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Makes one; those made before for the same person end. @throws DomainError `request.forbidden`, `user.notFound` */
  async make(act: Act, userId: string): Promise<ResetLinkView> {
    return this.database.write(async (manager) => {
      await requireRole(manager, act, 'admin', this.clock.now());
      const user = await manager.getRepository(User).findOneBy({ id: userId });
      if (!user) throw new DomainError('user.notFound');
      const target = { kind: 'user', id: userId, name: user.username } as const;
      await this.audit.record(manager, act, { action: 'user.resetLink', target });
      return this.makeWithin(manager, userId);
    });
  }

  /** As part of a transaction that has asked whether it may be. */
  async makeWithin(manager: EntityManager, userId: string): Promise<ResetLinkView> {
    const token = newToken();
    const expiresAt = new Date(this.clock.now().getTime() + LASTS_MS);
    const tokenHash = hashOfToken(this.secret, token);
    await manager.getRepository(ResetLink).save({ userId, tokenHash, expiresAt });
    // Behind the hash sign it reaches neither a log nor another site.
    return { link: `${this.settings.publicUrl ?? ''}/reset#${token}`, expiresAt: expiresAt.toISOString() };
  }

  /** For somebody who says to be that person; null where one was made just now. */
  makeAsked(userId: string): Promise<ResetLinkView | null> {
    return this.database.write(async (manager) => {
      const fresh = new Date(this.clock.now().getTime() + LASTS_MS - BETWEEN_MS);
      const hasFresh = await manager
        .getRepository(ResetLink)
        .existsBy({ userId, expiresAt: MoreThan(fresh) });
      return hasFresh ? null : this.makeWithin(manager, userId);
    });
  }

  /** As `make`, by name. */
  async makeFor(act: Act, username: string): Promise<ResetLinkView> {
    return this.make(act, (await findPerson(this.database.reading, username)).id);
  }

  /**
   * Sets a new password in exchange for a link, and ends all sessions of its person.
   * @throws DomainError `reset.invalid`; `validation.failed`, after which the link still works
   */
  async use(token: string, newPassword: string, ip: string): Promise<void> {
    const { user } = await this.find(this.database.reading, token);
    refuseWeak('newPassword', newPassword, user.username);
    const passwordHash = await this.hasher.hash(newPassword);
    await this.passwords.replace({ user, ip }, passwordHash, async (manager) => {
      const link = await this.find(manager, token);
      await manager.getRepository(ResetLink).delete({ userId: link.userId });
      return link.user;
    });
  }

  private async find(manager: EntityManager, token: string): Promise<ResetLink> {
    const link = await manager.getRepository(ResetLink).findOne({
      where: { tokenHash: hashOfToken(this.secret, token), expiresAt: MoreThan(this.clock.now()) },
      relations: { user: true },
    });
    if (!link) throw new DomainError('reset.invalid');
    return link;
  }
}
