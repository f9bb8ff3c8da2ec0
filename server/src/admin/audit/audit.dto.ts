import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import {
  AUDIT_ACTIONS,
  AUDIT_FORMATS,
  AUDIT_KINDS,
  type AuditAction,
  type AuditDetail,
  type AuditEntry,
  type AuditFilter,
  type AuditFormat,
  type AuditKind,
  type AuditPage,
  type AuditQuery,
  type AuditTarget,
  type AuditTargetKind,
  type AuditVerdict,
  type AuditVerdictAnswer,
  LIMITS,
} from '#contracts';
import { Moment, Optional, QueryWhole, SomeUsername, Text } from '../../common/validation/rules.js';

export class AuditFilterDto implements AuditFilter {
  /** @example "deeds" */
  @Optional()
  @IsIn(AUDIT_KINDS)
  kind?: AuditKind;

  /**
   * A username.
   * @example "sara_m"
   */
  @Optional()
  @SomeUsername()
  actor?: string;

  /** @example "settings.change" */
  @Optional()
  @IsIn(AUDIT_ACTIONS)
  action?: AuditAction;

  /**
   * An id, a username, or a room’s slug.
   * @example "general"
   */
  @Optional()
  @Text({ min: 1, max: 200 })
  target?: string;

  /** @example "2026-03-21T00:00:00Z" */
  @Optional()
  @Moment()
  since?: string;

  /** @example "2026-03-22T00:00:00Z" */
  @Optional()
  @Moment()
  until?: string;

  /**
   * Words that stand in it, folded; the last may go on.
   * @example "تبلیغ"
   */
  @Optional()
  @Text(LIMITS.auditWords)
  q?: string;
}

export class AuditQueryDto extends AuditFilterDto implements AuditQuery {
  /**
   * Of the page before.
   * @example "4711"
   */
  @Optional()
  @Text({ min: 1, max: 20 })
  cursor?: string;

  /** @example 50 */
  @Optional()
  @QueryWhole(1, LIMITS.page.max)
  limit?: number;
}

export class AuditExportDto extends AuditFilterDto {
  /** @example "csv" */
  @IsIn(AUDIT_FORMATS)
  format: AuditFormat;
}

class AuditActorDto {
  /** @example "019a1b2c-3d4e-7f00-8000-000000000001" */
  id: string;

  /** @example "sara_m" */
  username: string;
}

export class AuditTargetDto implements AuditTarget {
  /** @example "user" */
  kind: AuditTargetKind;

  /** @example "019a1b2c-3d4e-7f00-8000-000000000002" */
  id?: string;

  /**
   * As it was called then.
   * @example "omid"
   */
  name?: string;
}

const ANYTHING = { type: 'object', additionalProperties: true } as const;

export class AuditDetailDto implements AuditDetail {
  @ApiPropertyOptional({ ...ANYTHING, example: { registration: 'open' } })
  before?: object;

  @ApiPropertyOptional({ ...ANYTHING, example: { registration: 'closed' } })
  after?: object;

  /** @example "Spam" */
  reason?: string;

  @ApiPropertyOptional({ ...ANYTHING, example: { family: 'login' } })
  facts?: Record<string, string | number>;

  /**
   * How often it happened in the minute that this entry stands for; absent: once.
   * @example 12
   */
  times?: number;
}

export class AuditEntryDto implements AuditEntry {
  /** @example 4712 */
  number: number;

  /** @example "2026-03-21T08:00:00.000Z" */
  at: string;

  /** Absent: the server itself, or its command line. */
  actor?: AuditActorDto;

  /** @example "settings.change" */
  action: AuditAction;

  target?: AuditTargetDto;

  detail: AuditDetailDto;

  /** @example "192.0.2.7" */
  ip?: string;

  /**
   * SHA-256 of the entry and of the hash before it, in hex.
   * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
   */
  hash: string;
}

export class AuditPageDto implements AuditPage {
  entries: AuditEntryDto[];

  /**
   * Absent on the last page.
   * @example "4711"
   */
  cursor?: string;
}

export class AuditVerdictDto implements AuditVerdict {
  ok: boolean;

  /**
   * How many entries were found right.
   * @example 4712
   */
  count: number;

  /**
   * The hash of the last of these; it answers for all before it.
   * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
   */
  hash: string;

  /**
   * The number of the first entry that is not what it was, or not there.
   * @example 17
   */
  broken?: number;
}

export class AuditVerdictAnswerDto implements AuditVerdictAnswer {
  verdict: AuditVerdictDto;
}
