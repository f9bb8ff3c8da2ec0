import { Service, inject } from '@angular/core';
import type {
  OrderRule,
  OrderRuleAnswer,
  OrderRuleRequest,
  OrderRulesAnswer,
  RuleTestAnswer,
  RuleTestRequest,
} from '#contracts';
import { Http, path } from '../../core/http';

/** The console's routes of rules about what messages say. Throws `ApiError`. */
@Service()
export class RulesApi {
  readonly #http = inject(Http);

  async list(): Promise<OrderRule[]> {
    return (await this.#http.get<OrderRulesAnswer>('admin/rules')).rules;
  }

  async create(wish: OrderRuleRequest): Promise<OrderRule> {
    return (await this.#http.post<OrderRuleAnswer>('admin/rules', wish)).rule;
  }

  async update(id: string, wish: OrderRuleRequest): Promise<OrderRule> {
    return (await this.#http.put<OrderRuleAnswer>(path`admin/rules/${id}`, wish)).rule;
  }

  remove(id: string): Promise<void> {
    return this.#http.delete(path`admin/rules/${id}`);
  }

  async test(wish: RuleTestRequest): Promise<boolean> {
    return (await this.#http.post<RuleTestAnswer>('admin/rules/test', wish)).matches;
  }
}
