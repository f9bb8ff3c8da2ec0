import type { Room } from './room.js';

/** A way to a new password for somebody who does not know theirs any more. It works once. */
export interface ResetLink {
  /** A path alone where the server does not know by which address people reach it. */
  link: string;
  expiresAt: string;
}

export interface ResetLinkAnswer {
  reset: ResetLink;
}

/** A username or an e-mail address. */
export interface ForgotPasswordRequest {
  account: string;
}

export interface ResetPasswordRequest {
  token: string;
  newPassword: string;
}

/** Whether somebody may come by an invitation, or why not any more. */
export const INVITATION_STATES = ['open', 'used', 'expired', 'revoked'] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];

/** A way to an account for people who have its link. */
export interface Invitation {
  id: string;
  state: InvitationState;
  /** Username of who made it; absent when that account is gone. */
  createdBy?: string;
  createdAt: string;
  /** Absent: never. */
  expiresAt?: string;
  revokedAt?: string;
  /** Absent: as many as come. */
  maxUses?: number;
  uses: number;
  /** Whom it was made for. */
  email?: string;
  /** Rooms, beside those of everybody, that whoever comes by it is in from the start. */
  rooms: Pick<Room, 'id' | 'name' | 'names'>[];
}

export interface NewInvitation {
  expiresAt?: string;
  maxUses?: number;
  /** Its link is mailed there, if this server mails. */
  email?: string;
  /** Ids; never of conversations of two. */
  rooms?: string[];
}

/** The newest first. */
export interface InvitationsQuery {
  cursor?: string;
  limit?: number;
}

/** `cursor` is absent on the last page. */
export interface InvitationsAnswer {
  invitations: Invitation[];
  cursor?: string;
}

export interface InvitationAnswer {
  invitation: Invitation;
}

export interface MadeInvitationAnswer {
  invitation: Invitation;
  /** Told this once; a path alone where the server does not know by which address people reach it. */
  link: string;
  /** Whether it was mailed. */
  mailed: boolean;
}

export interface InvitationLookRequest {
  invitation: string;
}

/** What whoever holds the link may know of it. */
export interface InvitationLook {
  /** Display name of who invites; absent when that account is gone. */
  invitedBy?: string;
}
export interface InvitationLookAnswer {
  invitation: InvitationLook;
}
