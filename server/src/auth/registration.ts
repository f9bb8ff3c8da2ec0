import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../common/domain-error.js';
import { Database } from '../database/database.js';
import { InvitationUse } from '../invitations/invitation-use.js';
import type { Invitation } from '../invitations/invitation.entity.js';
import { LiveSettings } from '../server-settings/live-settings.js';
import type { NewAccount } from '../users/new-account.js';
import type { User } from '../users/user.entity.js';
import { UsersService } from '../users/users.service.js';

/** How newcomers make accounts, as open as the server is. */
@Injectable()
export class Registration {
  constructor(
    private readonly database: Database,
    private readonly users: UsersService,
    private readonly invitations: InvitationUse,
    private readonly settings: LiveSettings,
  ) {}

  /**
   * Makes an account and brings it into the default rooms, and those of its invitation. The very first one becomes admin,
   * however closed the server is. All is decided inside the transaction, so that of fifty at once it is one.
   * @throws DomainError `registration.closed`, `invitation.required`, `invitation.invalid`, `username.conflict`
   */
  async create(wish: NewAccount, ip: string, token?: string): Promise<User> {
    const { user } = await this.database.write(
      async (manager) => {
        if (!(await this.users.exist(manager))) return this.users.createWithin(manager, wish, 'admin');
        const invitation = await this.admit(manager, token);
        const { user, joined } = await this.users.createWithin(manager, wish, 'member');
        const more = invitation ? await this.invitations.use(manager, invitation, user, ip) : [];
        return { user, joined: [...joined, ...more] };
      },
      (created) => this.users.tellCreated(created),
    );
    return user;
  }

  /** The invitation they come by; null without one on an open server. */
  private async admit(manager: EntityManager, token: string | undefined): Promise<Invitation | null> {
    const { registration } = this.settings.current;
    if (registration === 'closed') throw new DomainError('registration.closed');
    if (token !== undefined) return this.invitations.find(manager, token);
    if (registration === 'invitation') throw new DomainError('invitation.required');
    return null;
  }
}
