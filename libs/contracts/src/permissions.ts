import type { ErrorCode } from './errors.js';
import type { MembershipRole, RoomKind, UserRole } from './models.js';

/**
 * Who may do what in a room. Pure, so that services and guards decide by it and the client hides by it.
 * Each rule answers with the code of its refusal, or null when it has none.
 */
export interface ActorFacts {
  role: UserRole;
}
export interface RoomFacts {
  kind: RoomKind;
  archivedAt?: unknown;
}
export interface MembershipFacts {
  role: MembershipRole;
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

export const postRefusal: Rule = inOpenRoom;

export const joinRefusal: Rule = (_user, room, membership) => {
  if (membership) return null;
  if (room.kind !== 'public') return 'room.notFound';
  return room.archivedAt ? 'room.archived' : null;
};

/** Anybody may bring people into a public room they are in; into a private one only its owners. */
export const inviteRefusal: Rule = (user, room, membership) => {
  const refusal = inOpenRoom(user, room, membership);
  if (refusal) return refusal;
  if (room.kind === 'direct') return 'room.forbidden';
  return room.kind === 'public' || membership?.role === 'owner' ? null : 'room.forbidden';
};

/** Rename, describe, archive, remove people: owners, and server admins in public rooms. */
export const manageRefusal: Rule = (user, room, membership) => {
  const adminHere = user.role === 'admin' && room.kind === 'public';
  if (!membership && !adminHere) return outside(room);
  if (room.archivedAt) return 'room.archived';
  if (room.kind === 'direct') return 'room.forbidden';
  return adminHere || membership?.role === 'owner' ? null : 'room.forbidden';
};

export const canPost = (...facts: Parameters<Rule>): boolean => postRefusal(...facts) === null;
export const canJoin = (...facts: Parameters<Rule>): boolean => joinRefusal(...facts) === null;
export const canInvite = (...facts: Parameters<Rule>): boolean => inviteRefusal(...facts) === null;
export const canManage = (...facts: Parameters<Rule>): boolean => manageRefusal(...facts) === null;
