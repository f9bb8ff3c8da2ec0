import {
  type Member,
  type OwnUser,
  type Room,
  canManage,
  memberMuteRefusal,
  stewardRefusal,
} from '#contracts';

/** What somebody may decide about a member of a room. */
export interface MemberDeeds {
  /** Their role, and whether they stay. */
  readonly manages: boolean;
  readonly mutesHere: boolean;
  readonly mutesEverywhere: boolean;
}

/** Of oneself nothing is decided. */
export function memberDeeds(actor: OwnUser | null, room: Room, { user, role }: Member): MemberDeeds {
  if (!actor || actor.id === user.id) return { manages: false, mutesHere: false, mutesEverywhere: false };
  const target = { id: user.id, role: user.role, place: role };
  return {
    manages: canManage(actor, room, room.membership),
    mutesHere: memberMuteRefusal([actor, room, room.membership], actor.id, target) === null,
    mutesEverywhere: stewardRefusal(actor, user) === null,
  };
}

/** Whether there is anything to decide. */
export const offersAny = ({ manages, mutesHere, mutesEverywhere }: MemberDeeds): boolean =>
  manages || mutesHere || mutesEverywhere;
