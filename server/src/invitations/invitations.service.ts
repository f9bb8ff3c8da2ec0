import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull, LessThan, Not } from 'typeorm';
import {
  type Invitation as InvitationView,
  type InvitationsAnswer,
  type InvitationsQuery,
  LIMITS,
  type MadeInvitationAnswer,
  type NewInvitation,
} from '#contracts';
import { Audit } from '../audit/audit.js';
import type { Act } from '../auth/principal.js';
import { requireRole } from '../auth/standing.js';
import { hashOfToken, newToken } from '../auth/tokens.js';
import { Clock } from '../common/clock.js';
import { DomainError } from '../common/domain-error.js';
import { isId, newId } from '../common/ids.js';
import { SECRET } from '../config/config.module.js';
import { Database } from '../database/database.js';
import { Room } from '../rooms/room.entity.js';
import { InvitationPost } from './invitation-post.js';
import { stateOf } from './invitation-state.js';
import { invitationViews } from './invitation-views.js';
import { Invitation } from './invitation.entity.js';

/** What admins do with invitations. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly post: InvitationPost,
    @Inject(SECRET) private readonly secret: string,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `validation.failed` for a cursor that no page answered */
  async list({ cursor, limit = LIMITS.consolePage.default }: InvitationsQuery): Promise<InvitationsAnswer> {
    if (cursor !== undefined && !isId(cursor)) throw DomainError.field('cursor', 'format');
    const found = await this.database.read(Invitation).find({
      where: cursor === undefined ? {} : { id: LessThan(cursor.toLowerCase()) },
      relations: { createdBy: true },
      order: { id: 'DESC' },
      take: limit + 1,
    });
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    const invitations = await invitationViews(this.database.reading, page, this.clock.now());
    return { invitations, ...(last && { cursor: last.id }) };
  }

  /** @throws DomainError `request.forbidden`, `validation.failed`, `room.notFound` */
  async make(act: Act, wish: NewInvitation): Promise<MadeInvitationAnswer> {
    const createdAt = this.clock.now();
    const expiresAt = wish.expiresAt === undefined ? null : new Date(wish.expiresAt);
    if (expiresAt && expiresAt <= createdAt) throw DomainError.field('expiresAt', 'past');
    const token = newToken();
    const made = await this.deed(act, async (manager) => {
      const roomIds = await this.roomsOf(manager, wish.rooms ?? []);
      const invitation = manager.getRepository(Invitation).create({
        id: newId(),
        tokenHash: hashOfToken(this.secret, token),
        createdById: act.user?.id ?? null,
        createdAt,
        expiresAt,
        revokedAt: null,
        maxUses: wish.maxUses ?? null,
        uses: 0,
        email: wish.email ?? null,
        roomIds,
      });
      await manager.getRepository(Invitation).insert(invitation);
      await this.record(manager, act, 'invitation.make', invitation, { after: { ...wish, rooms: roomIds } });
      return invitation.id;
    });
    return { invitation: made, ...(await this.post.link(act, token, made)) };
  }

  /**
   * Puts another link in the place of the one before, which ends, and mails it where it can be.
   * @throws DomainError `request.forbidden`, `invitation.notFound`; `invitation.invalid` when nobody may come by it
   */
  async renew(act: Act, id: string): Promise<MadeInvitationAnswer> {
    const token = newToken();
    const renewed = await this.deed(act, async (manager) => {
      const invitation = await find(manager, id);
      if (stateOf(invitation, this.clock.now()) !== 'open') throw new DomainError('invitation.invalid');
      const tokenHash = hashOfToken(this.secret, token);
      await manager.getRepository(Invitation).update({ id: invitation.id }, { tokenHash });
      await this.record(manager, act, 'invitation.renew', invitation);
      return invitation.id;
    });
    return { invitation: renewed, ...(await this.post.link(act, token, renewed)) };
  }

  /** Nobody comes by it any more. @throws DomainError `request.forbidden`, `invitation.notFound` */
  async revoke(act: Act, id: string): Promise<InvitationView> {
    return this.deed(act, async (manager) => {
      const invitation = await find(manager, id);
      if (invitation.revokedAt) return invitation.id;
      await manager.getRepository(Invitation).update({ id: invitation.id }, { revokedAt: this.clock.now() });
      await this.record(manager, act, 'invitation.revoke', invitation, { before: { uses: invitation.uses } });
      return invitation.id;
    });
  }

  /** Whoever acts is looked at again in the transaction in which it is done. */
  private async deed(act: Act, work: (manager: EntityManager) => Promise<string>): Promise<InvitationView> {
    return this.database.write(async (manager) => {
      const now = this.clock.now();
      await requireRole(manager, act, 'admin', now);
      const [view] = await invitationViews(manager, [await find(manager, await work(manager))], now);
      return view!;
    });
  }

  /** @throws DomainError `room.notFound` for one that nobody can be brought into */
  private async roomsOf(manager: EntityManager, wished: string[]): Promise<string[]> {
    const ids = wished.map((id) => id.toLowerCase());
    const found = await manager.getRepository(Room).countBy({
      id: In(ids),
      kind: Not('direct'),
      archivedAt: IsNull(),
      deletedAt: IsNull(),
    });
    if (found !== ids.length) throw new DomainError('room.notFound');
    return ids;
  }

  private record(
    manager: EntityManager,
    act: Act,
    action: 'invitation.make' | 'invitation.renew' | 'invitation.revoke',
    { id, email }: Invitation,
    more: { before?: object; after?: object } = {},
  ): Promise<void> {
    const target = { kind: 'invitation', id, ...(email && { name: email.slice(0, 200) }) } as const;
    return this.audit.record(manager, act, { action, target, ...more });
  }
}

/** @throws DomainError `invitation.notFound` */
async function find(manager: EntityManager, id: string): Promise<Invitation> {
  const found = isId(id)
    ? await manager
        .getRepository(Invitation)
        .findOne({ where: { id: id.toLowerCase() }, relations: { createdBy: true } })
    : null;
  if (!found) throw new DomainError('invitation.notFound');
  return found;
}
