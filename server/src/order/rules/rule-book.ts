import { Injectable, type OnModuleInit } from '@nestjs/common';
import { fold } from '#text';
import { Database } from '../../database/database.js';
import { type Matcher, matcherOf, wordsIn } from './matcher.js';
import { OrderRule } from './rule.entity.js';

interface Compiled {
  rule: OrderRule;
  matches: Matcher;
}

/** The strongest first. */
const ORDER: readonly OrderRule['action'][] = ['mute', 'delete', 'hold', 'notify'];

/** All rules that hold, compiled once: every message is looked at, and none has to wait for the database. */
@Injectable()
export class RuleBook implements OnModuleInit {
  private compiled: Compiled[] = [];

  constructor(private readonly database: Database) {}

  async onModuleInit(): Promise<void> {
    this.replace(await this.database.read(OrderRule).find());
  }

  /** From now on these hold. */
  replace(rules: OrderRule[]): void {
    this.compiled = rules
      .filter(({ enabled }) => enabled)
      .map((rule) => ({ rule, matches: matcherOf(rule) }))
      .sort((a, b) => ORDER.indexOf(a.rule.action) - ORDER.indexOf(b.rule.action));
  }

  /** The rules that find something in a text, the strongest first. */
  matching(text: string): OrderRule[] {
    if (this.compiled.length === 0) return [];
    const folded = fold(text);
    const words = wordsIn(folded);
    return this.compiled.filter(({ matches }) => matches(folded, words)).map(({ rule }) => rule);
  }
}

/** The first of these that is for this room. */
export const ruleFor = (rules: OrderRule[], roomId: string): OrderRule | undefined =>
  rules.find(({ rooms }) => rooms.length === 0 || rooms.includes(roomId));
