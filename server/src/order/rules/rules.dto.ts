import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsUUID } from 'class-validator';
import {
  LIMITS,
  type OrderRule,
  type OrderRuleAnswer,
  type OrderRuleRequest,
  type OrderRulesAnswer,
  RULE_ACTIONS,
  RULE_KINDS,
  type RuleAction,
  type RuleKind,
  type RuleTestAnswer,
  type RuleTestRequest,
} from '#contracts';
import { Line, MessageWords, Optional, Prose, Whole } from '../../common/validation/rules.js';

export class RuleRequestDto implements OrderRuleRequest {
  /**
   * 1 to 60 characters.
   * @example "آگهی"
   */
  @Line(LIMITS.ruleName)
  name: string;

  /** @example "words" */
  @IsIn(RULE_KINDS)
  kind: RuleKind;

  /**
   * Words or word groups, one a line; or one pattern of RE2 with at most 200 characters. Both are compared folded.
   * @example "ارزان بخرید"
   */
  @Prose(LIMITS.ruleText)
  text: string;

  /** @example "hold" */
  @IsIn(RULE_ACTIONS)
  action: RuleAction;

  /**
   * With `mute`; 60 when absent.
   * @example 60
   */
  @Optional()
  @Whole(1, LIMITS.ruleMuteMinutes.max)
  muteMinutes?: number;

  /**
   * Ids of public rooms; empty or absent: all of them.
   * @example []
   */
  @Optional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsUUID('all', { each: true })
  rooms?: string[];

  /** True when absent. */
  @Optional()
  @IsBoolean()
  enabled?: boolean;
}

export class RuleTestDto implements RuleTestRequest {
  /**
   * What somebody might write.
   * @example "امروز اَرزان بخريد"
   */
  @MessageWords()
  sample: string;

  /** @example "words" */
  @IsIn(RULE_KINDS)
  kind: RuleKind;

  /** @example "ارزان بخرید" */
  @Prose(LIMITS.ruleText)
  text: string;
}

export class RuleDto implements OrderRule {
  /** @example "019a1b2c-3d4e-7f00-8000-000000000024" */
  id: string;

  /** @example "آگهی" */
  name: string;

  /** @example "words" */
  kind: RuleKind;

  /** @example "ارزان بخرید" */
  text: string;

  /** @example "hold" */
  action: RuleAction;

  /** @example 60 */
  muteMinutes: number;

  /** @example [] */
  rooms: string[];

  /** @example true */
  enabled: boolean;

  /** @example "2026-03-21T08:30:00.000Z" */
  createdAt: string;
}

export class RulesAnswerDto implements OrderRulesAnswer {
  /** Newest first. */
  rules: RuleDto[];
}

export class RuleAnswerDto implements OrderRuleAnswer {
  rule: RuleDto;
}

export class RuleTestAnswerDto implements RuleTestAnswer {
  /** @example true */
  matches: boolean;
}
