import type { ErrorCode } from './errors.js';
import {
  type MembershipRole,
  type MessageType,
  ROOM_RIGHTS,
  type RoomKind,
  type RoomRight,
  type RoomSettings,
  USER_ROLES,
  type UserRole,
} from './models.js';

/**
 * Who may do what in a room. Pure, so that services and guards decide by it and the client hides by it.
 * Each rule answers with the code of its refusal, or null when it has none.
 */
export interface ActorFacts {
  role: UserRole;
  /** Whether they may write nowhere now. */
  mute?: unknown;
}
export interface RoomFacts {
  kind: RoomKind;
  archivedAt?: unknown;
  settings?: Pick<RoomSettings, 'posting' | 'inviting' | 'mentioningAll'>;
}
export interface MembershipFacts {
  role: MembershipRole;
  /** Whether they may not write here now. */
  mute?: unknown;
}
/** Somebody whom something is done to in a room. */
export interface MemberFacts extends ActorFacts {
  id: string;
  /** Their place in the room. */
  place: MembershipRole;
}
/** What of a message decides about changing it. */
export interface MessageFacts {
  own: boolean;
  type: MessageType;
  deletedAt?: unknown;
  /** Milliseconds since it was sent. */
  age: number;
}
export type Refusal = ErrorCode | null;
type Rule = (user: ActorFacts, room: RoomFacts, membership?: MembershipFacts | null) => Refusal;

/** A private room does not exist for people outside it; a public one can be seen and joined. */
const outside = (room: RoomFacts): ErrorCode => (room.kind === 'public' ? 'room.notMember' : 'room.notFound');

const inOpenRoom: Rule = (_user, room, membership) => {
  if (!membership) return outside(room);
  return room.archivedAt ? 'room.archived' : null;
};

/** Its card: name, description, number of members. */
export const seeRefusal: Rule = (_user, room, membership) =>
  membership || room.kind === 'public' ? null : 'room.notFound';

/** Its messages and the people in it. */
export const readRefusal: Rule = (_user, room, membership) => (membership ? null : outside(room));

/** Taking part in what others wrote: whoever is in it and not muted. */
const takePart: Rule = (user, room, membership) =>
  inOpenRoom(user, room, membership) ?? (user.mute || membership?.mute ? 'user.muted' : null);

/** Where writing is for some, nobody else; whoever keeps order on the server keeps it in its public rooms. */
export const postRefusal: Rule = (user, room, membership) => {
  const refusal = takePart(user, room, membership);
  if (refusal) return refusal;
  const { posting = 'member' } = room.settings ?? {};
  return keepsOrder(user, room) || reaches(membership, posting) ? null : 'room.readOnly';
};

const keepsOrder = (user: ActorFacts, room: RoomFacts): boolean =>
  room.kind === 'public' && user.role !== 'member';

const PLACES: readonly RoomRight[] = ROOM_RIGHTS;
/** Whether a place in a room reaches what a right is for. */
const reaches = (membership: MembershipFacts | null | undefined, right: RoomRight): boolean =>
  !!membership && PLACES.indexOf(membership.role) >= PLACES.indexOf(right);

export const joinRefusal: Rule = (_user, room, membership) => {
  if (membership) return null;
  if (room.kind !== 'public') return 'room.notFound';
  return room.archivedAt ? 'room.archived' : null;
};

/** Anybody may bring people into a public room they are in, into a private one only its owners; unless the room decides else. */
export const inviteRefusal: Rule = (user, room, membership) => {
  const refusal = inOpenRoom(user, room, membership);
  if (refusal) return refusal;
  if (room.kind === 'direct') return 'room.forbidden';
  const { inviting = room.kind === 'public' ? 'member' : 'owner' } = room.settings ?? {};
  return reaches(membership, inviting) ? null : 'room.forbidden';
};

/** Rename, describe, archive, remove people: owners, and server admins in public rooms. */
export const manageRefusal: Rule = (user, room, membership) => {
  const adminHere = user.role === 'admin' && room.kind === 'public';
  if (!membership && !adminHere) return outside(room);
  if (room.archivedAt) return 'room.archived';
  if (room.kind === 'direct') return 'room.forbidden';
  return adminHere || membership?.role === 'owner' ? null : 'room.forbidden';
};

/** Its settings, which hold for all in it: who keeps the room, and each of the two in a direct one. */
export const settingsRefusal: Rule = (user, room, membership) =>
  room.kind === 'direct' ? inOpenRoom(user, room, membership) : manageRefusal(user, room, membership);

/** Who keeps order in a room: its owners and moderators, the server's moderators in public rooms, both in a direct one. */
export const moderateRefusal: Rule = (user, room, membership) => {
  const refusal = inOpenRoom(user, room, membership);
  if (refusal) return refusal;
  if (room.kind === 'direct' || membership?.role !== 'member') return null;
  return keepsOrder(user, room) ? null : 'room.forbidden';
};

/**
 * Silencing somebody in a room: whoever keeps order there does it to members, its owners to moderators as well, and the
 * server's moderators to whom their role reaches. Not in a direct room: there one blocks.
 */
export function memberMuteRefusal(
  [user, room, membership]: Parameters<Rule>,
  actorId: string,
  target: MemberFacts,
): Refusal {
  const refusal = moderateRefusal(user, room, membership);
  if (refusal) return refusal;
  if (room.kind === 'direct') return 'room.forbidden';
  if (actorId === target.id) return 'user.self';
  if (room.kind === 'public' && stewardRefusal({ ...user, id: actorId }, target) === null) return null;
  const outranks = PLACES.indexOf(membership?.role ?? 'member') > PLACES.indexOf(target.place);
  return outranks && target.role === 'member' ? null : 'user.outranked';
}

/** Telling those who keep order of a message: of others' that one reads. */
export const reportRefusal = (
  _facts: Parameters<Rule>,
  { own, deletedAt }: Pick<MessageFacts, 'own' | 'deletedAt'>,
): Refusal => (deletedAt ? 'message.deleted' : own ? 'message.forbidden' : null);

/** Calling everybody is for those who keep order, unless the room decides else; in a direct room it would be one person. */
export const mentionAllRefusal: Rule = (user, room, membership) => {
  if (room.kind === 'direct') return 'room.forbidden';
  const { mentioningAll } = room.settings ?? {};
  if (!mentioningAll) return moderateRefusal(user, room, membership);
  const refusal = inOpenRoom(user, room, membership);
  if (refusal) return refusal;
  return keepsOrder(user, room) || reaches(membership, mentioningAll) ? null : 'room.forbidden';
};

/** Leaving: a private conversation of two has no outside. */
export const leaveRefusal: Rule = (_user, room, membership) => {
  if (!membership) return outside(room);
  return room.kind === 'direct' ? 'room.forbidden' : null;
};

/** Doing anything to a message: whoever takes part, while it is there. Reacting and voting need no more. */
export function reactRefusal(
  facts: Parameters<Rule>,
  { deletedAt }: Pick<MessageFacts, 'deletedAt'>,
): Refusal {
  return takePart(...facts) ?? (deletedAt ? 'message.deleted' : null);
}

/** Holding a message up for everybody is for those who keep order. */
export function pinRefusal(facts: Parameters<Rule>, message: Pick<MessageFacts, 'deletedAt'>): Refusal {
  return reactRefusal(facts, message) ?? (moderateRefusal(...facts) ? 'message.forbidden' : null);
}

/** Who has read a message is for its author to know. */
export const seenRefusal = (_facts: Parameters<Rule>, { own }: Pick<MessageFacts, 'own'>): Refusal =>
  own ? null : 'message.forbidden';

/** Whether a role is this one or a higher one. */
export const hasRole = ({ role }: ActorFacts, least: UserRole): boolean =>
  USER_ROLES.indexOf(role) >= USER_ROLES.indexOf(least);

/** What the console does to somebody: admins to everybody, moderators to plain members. Not to oneself. */
export function stewardRefusal(
  actor: ActorFacts & { id: string },
  target: ActorFacts & { id: string },
): Refusal {
  if (!hasRole(actor, 'moderator')) return 'request.forbidden';
  if (actor.id === target.id) return 'user.self';
  return actor.role === 'admin' || target.role === 'member' ? null : 'user.outranked';
}

/** What stands between two people who may want to speak privately. */
export interface PrivateFacts {
  /** The one who asks has blocked the other. */
  blocks: boolean;
  isBlocked: boolean;
  /** The other's preference. */
  allowsPrivate: boolean;
  /** Whether the other has written in their conversation: what somebody takes part in goes on. */
  answered: boolean;
}

/**
 * Opening a private conversation with somebody, bringing them into a private room, writing to them there.
 * Who is blocked learns no more than of somebody who takes no private messages at all.
 */
export function privateRefusal({ blocks, isBlocked, allowsPrivate, answered }: PrivateFacts): Refusal {
  if (blocks) return 'user.blocked';
  if (isBlocked) return 'user.refusesPrivate';
  return allowsPrivate || answered ? null : 'user.refusesPrivate';
}

/** Another text for one's own words, within the window. `windowMs` 0 is for ever. */
export function editRefusal(
  facts: Parameters<Rule>,
  { own, type, deletedAt, age }: MessageFacts,
  windowMs: number,
): Refusal {
  const refusal = reactRefusal(facts, { deletedAt });
  if (refusal) return refusal;
  if (!own || type === 'poll') return 'message.forbidden';
  return windowMs > 0 && age > windowMs ? 'message.tooOld' : null;
}

/** One's own words at any time; another's for those who keep order, never in a direct room. */
export function deleteRefusal(facts: Parameters<Rule>, { own, deletedAt }: MessageFacts): Refusal {
  const refusal = reactRefusal(facts, { deletedAt });
  if (refusal) return refusal;
  if (own) return null;
  return facts[1].kind === 'direct' || moderateRefusal(...facts) ? 'message.forbidden' : null;
}

/** Its author and those who keep order may close a poll. */
export function closePollRefusal(facts: Parameters<Rule>, { own, deletedAt }: MessageFacts): Refusal {
  const refusal = reactRefusal(facts, { deletedAt });
  if (refusal) return refusal;
  if (own) return null;
  return facts[1].kind === 'direct' || moderateRefusal(...facts) ? 'poll.forbidden' : null;
}

export const canModerate = (...facts: Parameters<Rule>): boolean => moderateRefusal(...facts) === null;
export const canMentionAll = (...facts: Parameters<Rule>): boolean => mentionAllRefusal(...facts) === null;
export const canPost = (...facts: Parameters<Rule>): boolean => postRefusal(...facts) === null;
export const canJoin = (...facts: Parameters<Rule>): boolean => joinRefusal(...facts) === null;
export const canInvite = (...facts: Parameters<Rule>): boolean => inviteRefusal(...facts) === null;
export const canSet = (...facts: Parameters<Rule>): boolean => settingsRefusal(...facts) === null;
export const canManage = (...facts: Parameters<Rule>): boolean => manageRefusal(...facts) === null;
