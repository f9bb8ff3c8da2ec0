import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type MembershipAnswer, type Mute, type MuteRequest, memberMuteRefusal } from '#contracts';
import { Audit } from '../../audit/audit.js';
import type { Act, Actor } from '../../auth/principal.js';
import { factsWithin, muteOf } from '../../auth/standing.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { Database } from '../../database/database.js';
import { Broadcaster } from '../../realtime/broadcaster.js';
import { Membership } from '../../rooms/membership.entity.js';
import { RoomFinder } from '../../rooms/room-finder.js';
import { findPerson } from '../../users/find-person.js';
import { MuteEnds } from './mute-ends.js';
import { type MuteColumns, UNMUTED, mutedFrom } from './muting.js';
import { ownMembership } from './own-membership.js';

type MemberAct = Act & { user: Actor };

interface Change {
  userId: string;
  event: MembershipAnswer;
  mute?: Mute;
  until: Date | null;
}

/** Silencing somebody in one room, which those who keep order there do. */
@Injectable()
export class MemberMutes {
  constructor(
    private readonly database: Database,
    private readonly finder: RoomFinder,
    private readonly broadcaster: Broadcaster,
    private readonly ends: MuteEnds,
    private readonly audit: Audit,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * In place of a mute that holds already.
   * @throws DomainError `room.notFound`, `room.notMember`, `room.forbidden`, `room.archived`, `user.notFound`,
   *   `member.notFound`, `user.self`, `user.outranked`, `validation.failed`
   */
  async mute(act: MemberAct, room: string, username: string, wish: MuteRequest): Promise<Mute> {
    const columns = mutedFrom(this.clock.now(), wish);
    const { mute } = await this.change(act, room, username, columns);
    return mute ?? {};
  }

  /** Of whom may write nothing changes. @throws DomainError as `mute` */
  async unmute(act: MemberAct, room: string, username: string): Promise<void> {
    await this.change(act, room, username, UNMUTED);
  }

  private change(act: MemberAct, ref: string, username: string, columns: MuteColumns): Promise<Change> {
    return this.database.write(
      (manager) => this.changeWithin(manager, act, ref, username, columns),
      ({ userId, event, until }) => {
        this.broadcaster.send({ user: userId }, 'membership_updated', event);
        this.ends.note(until);
      },
    );
  }

  private async changeWithin(
    manager: EntityManager,
    act: MemberAct,
    ref: string,
    username: string,
    columns: MuteColumns,
  ): Promise<Change> {
    const now = this.clock.now();
    const { room, membership: own } = await this.finder.find(act.user, ref, undefined, manager);
    const target = await findPerson(manager, username);
    const memberships = manager.getRepository(Membership);
    const membership = await memberships.findOneBy({ roomId: room.id, userId: target.id });
    const facts = await factsWithin(manager, act.user, now);
    const place = membership?.role ?? 'member';
    const refusal = memberMuteRefusal([facts, room, own], act.user.id, { ...target, place });
    if (refusal) throw new DomainError(refusal);
    if (!membership) throw new DomainError('member.notFound');
    const before = muteOf(membership, now);
    await memberships.save(Object.assign(membership, columns));
    const mute = muteOf(membership, now);
    await this.audit.record(manager, act, {
      action: mute ? 'member.mute' : 'member.unmute',
      target: { kind: 'user', id: target.id, name: target.username },
      before: { room: room.id, mute: before },
      after: { room: room.id, mute },
      ...(columns.muteReason && { reason: columns.muteReason }),
    });
    return {
      userId: target.id,
      event: await ownMembership(manager, membership),
      mute,
      until: columns.muteUntil,
    };
  }
}
