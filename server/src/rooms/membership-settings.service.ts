import { Injectable } from '@nestjs/common';
import { type MembershipAnswer, readRefusal } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { Database } from '../database/database.js';
import { mentionCounts } from '../messages/mention-counts.js';
import { Broadcaster } from '../realtime/broadcaster.js';
import { Membership } from './membership.entity.js';
import { RoomFinder } from './room-finder.js';
import { membershipView } from './room-views.js';
import type { UpdateMembershipDto } from './rooms.dto.js';

/** What a member sets for themselves in a room. */
@Injectable()
export class MembershipSettings {
  constructor(
    private readonly database: Database,
    private readonly finder: RoomFinder,
    private readonly broadcaster: Broadcaster,
  ) {}

  /** @throws DomainError `room.notFound`, `room.notMember` */
  change(actor: Actor, ref: string, { notifications }: UpdateMembershipDto): Promise<MembershipAnswer> {
    return this.database.write(
      async (manager) => {
        const { room } = await this.finder.find(actor, ref, readRefusal, manager);
        const memberships = manager.getRepository(Membership);
        const membership = await memberships.findOneByOrFail({ roomId: room.id, userId: actor.id });
        if (notifications !== undefined) membership.notifications = notifications;
        await memberships.save(membership);
        const mentions = await mentionCounts(manager, actor.id, [room.id]);
        return { room: room.id, membership: membershipView(membership, mentions.get(room.id)) };
      },
      (event) => this.broadcaster.send({ user: actor.id }, 'membership_updated', event),
    );
  }
}
