import { ValidateIf } from 'class-validator';
import {
  LIMITS,
  type OwnUser,
  type PresenceState,
  type StatusChoice,
  type UpdateProfileRequest,
  type User,
  type UserAnswer,
  type UserInfoPayload,
  type UserRole,
  type UserStats,
  type UserStatsAnswer,
  type UserStatus,
  type UsersAnswer,
  type Mute,
} from '#contracts';
import { Email, Line, Optional, Prose, QueryWhole, SomeUsername, Text } from '../common/validation/rules.js';
import { PreferencesDto } from './preferences.dto.js';

export class UserSearchQuery {
  /**
   * Part of a username or display name, in any spelling of it.
   * @example "علي"
   */
  @Optional()
  @Text({ max: 100 })
  q?: string;

  /** @example 20 */
  @Optional()
  @QueryWhole(1, LIMITS.people.max)
  limit?: number;
}

export class UserInfoDto implements UserInfoPayload {
  /** @example "sara_m" */
  @SomeUsername()
  username: string;
}

export class UpdateProfileDto implements UpdateProfileRequest {
  /** @example "سارا محمدی" */
  @Optional()
  @Line(LIMITS.displayName)
  displayName?: string;

  /**
   * An empty string removes it.
   * @example "sara@example.org"
   */
  @ValidateIf((_, value) => value !== undefined && value !== '')
  @Email()
  email?: string;

  /** @example "در تیم فنی" */
  @Optional()
  @Prose(LIMITS.bio)
  bio?: string;
}

export class StatusDto implements UserStatus {
  /** @example "online" */
  state: PresenceState;

  /** @example "در جلسه" */
  text?: string;

  /** @example "📅" */
  emoji?: string;

  /**
   * When text and emoji end.
   * @example "2026-03-21T10:30:00.000Z"
   */
  until?: string;
}

export class UserDto implements User {
  /** @example "019a1b2c-3d4e-7f00-8000-000000000002" */
  id: string;

  /**
   * Id of the file that shows them.
   * @example "019a1b2c-3d4e-7f00-8000-000000000011"
   */
  avatar?: string;

  /** @example "sara_m" */
  username: string;

  /** @example "سارا محمدی" */
  displayName: string;

  /** @example "member" */
  role: UserRole;

  status: StatusDto;

  /** @example "در تیم فنی" */
  bio: string;

  /** @example "2026-03-21T08:30:00.000Z" */
  createdAt: string;

  /**
   * When the last connection ended; absent for somebody who never was here.
   * @example "2026-03-22T16:05:00.000Z"
   */
  lastSeenAt?: string;
}

export class MuteDto implements Mute {
  /**
   * Absent: for ever.
   * @example "2026-03-21T08:30:00.000Z"
   */
  until?: string;

  /** @example "تبلیغ" */
  reason?: string;
}

export class OwnUserDto extends UserDto implements OwnUser {
  /** @example "sara@example.org" */
  email?: string;

  /** Set while they may write nowhere. */
  mute?: MuteDto;

  preferences: PreferencesDto;

  /**
   * How one wants to seem.
   * @example "online"
   */
  statusChoice: StatusChoice;

  /**
   * Usernames of people one has blocked.
   * @example []
   */
  blocked: string[];
}

export class UserAnswerDto implements UserAnswer {
  user: UserDto;
}

export class UsersAnswerDto implements UsersAnswer {
  users: UserDto[];
}

export class UserStatsDto implements UserStats {
  /** @example 1204 */
  messages: number;

  /**
   * Absent, as what follows is, for others where the person does not show when they are here.
   * @example 57
   */
  logins?: number;

  /**
   * Days (in UTC) on which they were connected.
   * @example 43
   */
  daysActive?: number;

  /** @example "2026-03-21T08:30:00.000Z" */
  joinedAt: string;

  /**
   * When the last connection ended, where it is shown.
   * @example "2026-03-22T16:05:00.000Z"
   */
  lastSeenAt?: string;
}

export class UserStatsAnswerDto implements UserStatsAnswer {
  stats: UserStatsDto;
}
