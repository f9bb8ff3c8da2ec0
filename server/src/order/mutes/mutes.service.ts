import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Mute, type MuteRequest, stewardRefusal } from '#contracts';
import { Audit } from '../../audit/audit.js';
import type { Act } from '../../auth/principal.js';
import { muteOf, requireRole } from '../../auth/standing.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { Database } from '../../database/database.js';
import { Accounts, type ChangedAccount } from '../../users/accounts.js';
import { findPerson } from '../../users/find-person.js';
import type { User } from '../../users/user.entity.js';
import { MuteEnds } from './mute-ends.js';
import { type MuteColumns, UNMUTED, mutedFrom } from './muting.js';

/** Silencing somebody everywhere, which moderators do to members and admins to all but themselves. */
@Injectable()
export class MutesService {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly ends: MuteEnds,
    private readonly audit: Audit,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * In place of a mute that holds already.
   * @throws DomainError `request.forbidden`, `user.notFound`, `user.self`, `user.outranked`, `validation.failed`
   */
  mute(act: Act, username: string, wish: MuteRequest): Promise<Mute> {
    const columns = mutedFrom(this.clock.now(), wish);
    return this.change(act, username, columns, 'user.mute') as Promise<Mute>;
  }

  /** Of whom may write nothing changes. @throws DomainError as `mute` */
  async unmute(act: Act, username: string): Promise<void> {
    await this.change(act, username, UNMUTED, 'user.unmute');
  }

  private async change(
    act: Act,
    username: string,
    columns: MuteColumns,
    action: 'user.mute' | 'user.unmute',
  ): Promise<Mute | undefined> {
    const { user } = await this.database.write(
      (manager) => this.changeWithin(manager, act, username, columns, action),
      (changed) => {
        this.accounts.tell(changed);
        this.ends.note(changed.user.muteUntil);
      },
    );
    return muteOf(user, this.clock.now());
  }

  private async changeWithin(
    manager: EntityManager,
    act: Act,
    username: string,
    columns: MuteColumns,
    action: 'user.mute' | 'user.unmute',
  ): Promise<ChangedAccount> {
    const now = this.clock.now();
    await requireRole(manager, act, 'moderator', now);
    const target = await findPerson(manager, username);
    await refuseSteward(manager, act, target);
    const before = muteOf(target, now);
    const changed = await this.accounts.changeWithin(manager, target.id, (user) => {
      Object.assign(user, columns);
    });
    await this.audit.record(manager, act, {
      action,
      target: { kind: 'user', id: target.id, name: target.username },
      before: { mute: before },
      after: { mute: muteOf(changed.user, now) },
      ...(columns.muteReason && { reason: columns.muteReason }),
    });
    return changed;
  }
}

/** Whether somebody may do what the console does to this account, by the role they have now. */
export async function refuseSteward(manager: EntityManager, { user }: Act, target: User): Promise<void> {
  if (!user) return;
  const actor = await findPerson(manager, user.username);
  const refusal = stewardRefusal(actor, target);
  if (refusal) throw new DomainError(refusal);
}
