import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LIMITS, type OrderRuleRequest, type OrderRule as RuleView, type RuleTestRequest } from '#contracts';
import { fold } from '#text';
import { Audit } from '../../audit/audit.js';
import type { Act } from '../../auth/principal.js';
import { requireRole } from '../../auth/standing.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { isId, newId } from '../../common/ids.js';
import { Database } from '../../database/database.js';
import { matcherOf, wordsIn } from './matcher.js';
import { RuleBook } from './rule-book.js';
import { OrderRule } from './rule.entity.js';

type Deed = 'rule.create' | 'rule.update' | 'rule.delete';

/** Making and changing the rules about what messages of public rooms say. */
@Injectable()
export class RulesService {
  constructor(
    private readonly database: Database,
    private readonly book: RuleBook,
    private readonly audit: Audit,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** The newest first. */
  async list(): Promise<RuleView[]> {
    return (await this.database.read(OrderRule).find({ order: { id: 'DESC' } })).map(ruleView);
  }

  /** Whether a rule would find something in a sample. @throws DomainError `validation.failed` */
  test({ sample, ...rule }: RuleTestRequest): boolean {
    const folded = fold(sample);
    return matcherOf(rule)(folded, wordsIn(folded));
  }

  /** @throws DomainError `request.forbidden`, `validation.failed` */
  create(act: Act, wish: OrderRuleRequest): Promise<RuleView> {
    matcherOf(wish);
    return this.change(act, 'rule.create', async (manager) => {
      const rules = manager.getRepository(OrderRule);
      if ((await rules.count()) >= LIMITS.rules.max) throw DomainError.field('name', 'tooMany');
      const after = { id: newId(), createdAt: this.clock.now(), ...columnsOf(wish) };
      await rules.insert(after);
      return { after };
    });
  }

  /** In place of what it was. @throws DomainError `request.forbidden`, `rule.notFound`, `validation.failed` */
  update(act: Act, id: string, wish: OrderRuleRequest): Promise<RuleView> {
    matcherOf(wish);
    return this.change(act, 'rule.update', async (manager) => {
      const before = await find(manager, id);
      const after = { ...before, ...columnsOf(wish) };
      await manager.getRepository(OrderRule).save(after);
      return { before, after };
    });
  }

  /** @throws DomainError `request.forbidden`, `rule.notFound` */
  async remove(act: Act, id: string): Promise<void> {
    await this.change(act, 'rule.delete', async (manager) => {
      const before = await find(manager, id);
      await manager.getRepository(OrderRule).delete({ id: before.id });
      return { before };
    });
  }

  private async change(
    act: Act,
    action: Deed,
    alter: (manager: EntityManager) => Promise<{ before?: OrderRule; after?: OrderRule }>,
  ): Promise<RuleView> {
    const { rule } = await this.database.write(
      async (manager) => {
        await requireRole(manager, act, 'moderator', this.clock.now());
        const { before, after } = await alter(manager);
        const rule = after ?? before!;
        await this.audit.record(manager, act, {
          action,
          target: { kind: 'server', id: rule.id, name: rule.name },
          ...(before && { before: ruleView(before) }),
          ...(after && { after: ruleView(after) }),
        });
        return { rule, all: await manager.getRepository(OrderRule).find() };
      },
      ({ all }) => this.book.replace(all),
    );
    return ruleView(rule);
  }
}

async function find(manager: EntityManager, id: string): Promise<OrderRule> {
  const rule = await manager.getRepository(OrderRule).findOneBy({ id: isId(id) ? id.toLowerCase() : '' });
  if (!rule) throw new DomainError('rule.notFound');
  return rule;
}

const columnsOf = ({
  name,
  kind,
  text,
  action,
  muteMinutes = 60,
  rooms = [],
  enabled = true,
}: OrderRuleRequest) => ({
  name,
  kind,
  text,
  action,
  muteMinutes,
  rooms: rooms.map((id) => id.toLowerCase()),
  enabled,
});

const ruleView = ({ createdAt, ...rule }: OrderRule): RuleView => ({
  ...rule,
  createdAt: createdAt.toISOString(),
});
