import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull } from 'typeorm';
import type { InvitationLook } from '#contracts';
import { Audit } from '../audit/audit.js';
import { hashOfToken } from '../auth/tokens.js';
import { Clock } from '../common/clock.js';
import { DomainError } from '../common/domain-error.js';
import { SECRET } from '../config/config.module.js';
import { Database } from '../database/database.js';
import { addMember } from '../rooms/memberships.js';
import { Room } from '../rooms/room.entity.js';
import { LiveSettings } from '../server-settings/live-settings.js';
import type { User } from '../users/user.entity.js';
import { stateOf } from './invitation-state.js';
import { Invitation } from './invitation.entity.js';

/** What people with a link do. Whether it was ever one, and why it is none any more, is not told. */
@Injectable()
export class InvitationUse {
  constructor(
    private readonly database: Database,
    private readonly settings: LiveSettings,
    private readonly audit: Audit,
    @Inject(SECRET) private readonly secret: string,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `registration.closed`, `invitation.invalid` */
  async look(token: string): Promise<InvitationLook> {
    if (this.settings.current.registration === 'closed') throw new DomainError('registration.closed');
    const { createdBy } = await this.find(this.database.reading, token);
    return createdBy && !createdBy.deletedAt ? { invitedBy: createdBy.displayName } : {};
  }

  /**
   * One that holds, looked at in the transaction in which it is used: the last use of it is that of one.
   * @throws DomainError `invitation.invalid`
   */
  async find(manager: EntityManager, token: string): Promise<Invitation> {
    const invitation = await manager.getRepository(Invitation).findOne({
      where: { tokenHash: hashOfToken(this.secret, token) },
      relations: { createdBy: true },
    });
    if (!invitation || stateOf(invitation, this.clock.now()) !== 'open')
      throw new DomainError('invitation.invalid');
    return invitation;
  }

  /** Counts somebody who came by it, and brings them into its rooms: answers those that are new to them. */
  async use(manager: EntityManager, invitation: Invitation, user: User, ip: string): Promise<Room[]> {
    const { id, maxUses } = invitation;
    await manager.getRepository(Invitation).increment({ id }, 'uses', 1);
    await this.audit.record(
      manager,
      { user, ip },
      {
        action: 'invitation.use',
        target: { kind: 'invitation', id },
        after: { uses: invitation.uses + 1, ...(maxUses !== null && { maxUses }) },
      },
    );
    const rooms = await manager.getRepository(Room).findBy({
      id: In(invitation.roomIds),
      archivedAt: IsNull(),
      deletedAt: IsNull(),
    });
    const joined: Room[] = [];
    for (const room of rooms)
      if (await addMember(manager, room, user.id, 'member', user.createdAt)) joined.push(room);
    return joined;
  }
}
