import { ArrayMaxSize, IsArray } from 'class-validator';
import {
  type Invitation,
  type InvitationAnswer,
  type InvitationLook,
  type InvitationLookAnswer,
  type InvitationLookRequest,
  type InvitationState,
  type InvitationsAnswer,
  type InvitationsQuery,
  LIMITS,
  type MadeInvitationAnswer,
  type NewInvitation,
} from '#contracts';
import { Different, Email, Moment, Optional, QueryWhole, Text, Whole } from '../common/validation/rules.js';
import { RoomNamesDto } from '../rooms/rooms.dto.js';

export class InvitationLookDto implements InvitationLookRequest {
  /**
   * What stands behind the hash sign of its link.
   * @example "3q2-7w8XlyvYgNXkfvvq0S9ZkZ4sxk8fVLrN0g2v8tQ"
   */
  @Text({ min: 1, max: 100 })
  invitation: string;
}

export class InvitationLookViewDto implements InvitationLook {
  /** @example "سارا محمدی" */
  invitedBy?: string;
}

export class InvitationLookAnswerDto implements InvitationLookAnswer {
  invitation: InvitationLookViewDto;
}

export class NewInvitationDto implements NewInvitation {
  /**
   * Absent: never.
   * @example "2026-03-28T08:30:00.000Z"
   */
  @Optional()
  @Moment()
  expiresAt?: string;

  /**
   * Absent: as many as come.
   * @example 1
   */
  @Optional()
  @Whole(1, LIMITS.invitationUses.max)
  maxUses?: number;

  /**
   * Whom it is for; its link is mailed there, if this server mails.
   * @example "sara@example.org"
   */
  @Optional()
  @Email()
  email?: string;

  /**
   * Ids of rooms that whoever comes by it is in from the start.
   * @example ["019a1b2c-3d4e-7f00-8000-000000000003"]
   */
  @Optional()
  @IsArray()
  @ArrayMaxSize(LIMITS.invitationRooms.max)
  @Different()
  @Text({ min: 1, max: 100 }, { each: true })
  rooms?: string[];
}

export class InvitationsQueryDto implements InvitationsQuery {
  /** From the page before. */
  @Optional()
  @Text({ max: 100 })
  cursor?: string;

  /** @example 50 */
  @Optional()
  @QueryWhole(1, LIMITS.consolePage.max)
  limit?: number;
}

export class InvitationRoomDto {
  /** @example "019a1b2c-3d4e-7f00-8000-000000000003" */
  id: string;

  /** @example "تیم طراحی" */
  name: string;

  names?: RoomNamesDto;
}

export class InvitationDto implements Invitation {
  /** @example "019a1b2c-3d4e-7f00-8000-000000000021" */
  id: string;

  /** @example "open" */
  state: InvitationState;

  /**
   * Username of who made it; absent when that account is gone.
   * @example "sara_m"
   */
  createdBy?: string;

  /** @example "2026-03-21T08:30:00.000Z" */
  createdAt: string;

  /** @example "2026-03-28T08:30:00.000Z" */
  expiresAt?: string;

  /** @example "2026-03-22T08:30:00.000Z" */
  revokedAt?: string;

  /** @example 1 */
  maxUses?: number;

  /** @example 0 */
  uses: number;

  /** @example "sara@example.org" */
  email?: string;

  rooms: InvitationRoomDto[];
}

export class InvitationAnswerDto implements InvitationAnswer {
  invitation: InvitationDto;
}

export class InvitationsAnswerDto implements InvitationsAnswer {
  invitations: InvitationDto[];

  /** Absent on the last page. */
  cursor?: string;
}

export class MadeInvitationAnswerDto implements MadeInvitationAnswer {
  invitation: InvitationDto;

  /**
   * Told this once; a path alone where the server does not know by which address people reach it.
   * @example "https://chat.example.org/register#3q2-7w8XlyvYgNXkfvvq0S9ZkZ4sxk8fVLrN0g2v8tQ"
   */
  link: string;

  /** Whether it was mailed. */
  mailed: boolean;
}
