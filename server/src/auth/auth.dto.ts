import { IsIn, IsString } from 'class-validator';
import {
  type ChangePasswordRequest,
  type ConfirmRequest,
  type ForgotPasswordRequest,
  LANGUAGES,
  LIMITS,
  type Language,
  type LoginRequest,
  type OwnUserAnswer,
  type RegisterRequest,
  type ResetLink,
  type ResetLinkAnswer,
  type ResetPasswordRequest,
  type Session,
  type SessionsAnswer,
} from '#contracts';
import { Email, Line, NewUsername, Optional, Text } from '../common/validation/rules.js';
import { OwnUserDto } from '../users/users.dto.js';

export class RegisterDto implements RegisterRequest {
  /**
   * Letters, digits and underscore; unique without regard to case.
   * @example "sara_m"
   */
  @NewUsername()
  username: string;

  /**
   * A letter and a digit, or at least 15 characters; 8 to 256 in all.
   * @example "یک عبارت طولانی ۱۲"
   */
  @IsString()
  password: string;

  /**
   * In any script; the username when absent.
   * @example "سارا محمدی"
   */
  @Optional()
  @Line(LIMITS.displayName)
  displayName?: string;

  /** @example "sara@example.org" */
  @Optional()
  @Email()
  email?: string;

  /**
   * Language of the page.
   * @example "fa"
   */
  @Optional()
  @IsIn(LANGUAGES)
  locale?: Language;

  /**
   * What stands behind the hash sign of its link. Needed where the server takes new accounts by invitation only.
   * @example "3q2-7w8XlyvYgNXkfvvq0S9ZkZ4sxk8fVLrN0g2v8tQ"
   */
  @Optional()
  @Text({ min: 1, max: 100 })
  invitation?: string;
}

export class LoginDto implements LoginRequest {
  /** @example "sara_m" */
  @Text({ min: 1, max: 100 })
  username: string;

  /** @example "یک عبارت طولانی ۱۲" */
  @Text({ min: 1, max: 1_000 })
  password: string;
}

export class ChangePasswordDto implements ChangePasswordRequest {
  /** @example "یک عبارت طولانی ۱۲" */
  @Text({ min: 1, max: 1_000 })
  currentPassword: string;

  /** @example "عبارت طولانی دیگری ۳۴" */
  @IsString()
  newPassword: string;
}

export class ConfirmRequestDto implements ConfirmRequest {
  /** @example "یک عبارت طولانی ۱۲" */
  @Text({ min: 1, max: 1_000 })
  password: string;
}

export class ForgotPasswordDto implements ForgotPasswordRequest {
  /**
   * A username or an e-mail address.
   * @example "sara_m"
   */
  @Text({ min: 1, max: LIMITS.email.max })
  account: string;
}

export class ResetPasswordDto implements ResetPasswordRequest {
  /**
   * What stands behind the hash sign of the link.
   * @example "3q2-7w8XlyvYgNXkfvvq0S9ZkZ4sxk8fVLrN0g2v8tQ"
   */
  @Text({ min: 1, max: 100 })
  token: string;

  /** @example "عبارت طولانی دیگری ۳۴" */
  @IsString()
  newPassword: string;
}

export class OwnUserAnswerDto implements OwnUserAnswer {
  user: OwnUserDto;
}

export class SessionDto implements Session {
  /** @example "019a1b2c-3d4e-7f00-8000-000000000001" */
  id: string;

  /** The user agent it signed in with. */
  device: string;

  /** @example "192.0.2.7" */
  ip: string;

  /** @example "2026-03-21T08:30:00.000Z" */
  createdAt: string;

  /** @example "2026-03-21T08:30:00.000Z" */
  lastSeenAt: string;

  /** @example "2026-03-28T08:30:00.000Z" */
  expiresAt: string;

  /** Whether it is the one that asks. */
  current: boolean;
}

export class SessionsAnswerDto implements SessionsAnswer {
  sessions: SessionDto[];
}

export class ResetLinkDto implements ResetLink {
  /**
   * A path alone where the server does not know by which address people reach it.
   * @example "https://chat.example.org/reset#3q2-7w8XlyvYgNXkfvvq0S9ZkZ4sxk8fVLrN0g2v8tQ"
   */
  link: string;

  /** @example "2026-03-21T09:30:00.000Z" */
  expiresAt: string;
}

export class ResetLinkAnswerDto implements ResetLinkAnswer {
  reset: ResetLinkDto;
}
