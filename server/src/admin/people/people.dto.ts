import { OmitType } from '@nestjs/swagger';
import { IsBoolean, IsIn } from 'class-validator';
import {
  type BanRequest,
  type DeactivationRequest,
  LIMITS,
  MESSAGE_FATES,
  type MakePersonRequest,
  type MessageFate,
  PEOPLE_SORTS,
  PERSON_STATES,
  type PeopleQuery,
  type PeopleSort,
  type PersonState,
  type RemovePersonRequest,
  type RoleRequest,
  USER_ROLES,
  type UserRole,
} from '#contracts';
import { RegisterDto, SessionDto } from '../../auth/auth.dto.js';
import { Moment, Optional, Prose, QueryWhole, SomeUsername, Text } from '../../common/validation/rules.js';

export class PeopleQueryDto implements PeopleQuery {
  /**
   * Part of a username, a display name or, for admins, an e-mail address, in any spelling of it.
   * @example "علي"
   */
  @Optional()
  @Text({ max: 100 })
  q?: string;

  /** @example "moderator" */
  @Optional()
  @IsIn(USER_ROLES)
  role?: UserRole;

  /** @example "banned" */
  @Optional()
  @IsIn(PERSON_STATES)
  state?: PersonState;

  /**
   * Who came at this moment or later.
   * @example "2026-03-21T00:00:00Z"
   */
  @Optional()
  @Moment()
  since?: string;

  /** @example "newest" */
  @Optional()
  @IsIn(PEOPLE_SORTS)
  sort?: PeopleSort;

  /** Of the page before, in the same order. */
  @Optional()
  @Text({ min: 1, max: 200 })
  cursor?: string;

  /** @example 50 */
  @Optional()
  @QueryWhole(1, LIMITS.consolePage.max)
  limit?: number;
}

/** Why it is done, for the record; in the words of whoever does it. */
class ReasonDto {
  /** @example "تبلیغ" */
  @Optional()
  @Prose(LIMITS.reason)
  reason?: string;
}

export class BanRequestDto extends ReasonDto implements BanRequest {
  /**
   * Absent: for ever.
   * @example "2026-03-28T08:30:00Z"
   */
  @Optional()
  @Moment()
  until?: string;

  /** Also shuts the addresses of their devices, but for the one this comes from. */
  @Optional()
  @IsBoolean()
  addresses?: boolean;
}

export class RoleRequestDto implements RoleRequest {
  /** @example "moderator" */
  @IsIn(USER_ROLES)
  role: UserRole;
}

export class DeactivationRequestDto extends ReasonDto implements DeactivationRequest {}

export class RemovePersonRequestDto extends ReasonDto implements RemovePersonRequest {
  /** @example "keep" */
  @IsIn(MESSAGE_FATES)
  messages: MessageFate;

  /**
   * Their username once more.
   * @example "omid"
   */
  @SomeUsername()
  username: string;
}

export class PersonSessionDto extends OmitType(SessionDto, ['current']) {}

export class MakePersonRequestDto
  extends OmitType(RegisterDto, ['password'] as const)
  implements MakePersonRequest
{
  /** @example "member" */
  @Optional()
  @IsIn(USER_ROLES)
  role?: UserRole;
}
