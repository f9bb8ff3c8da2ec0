import { Component, computed, inject, resource, signal } from '@angular/core';
import { FormRoot, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { TranslatePipe } from '@ngx-translate/core';
import {
  type OrderRule,
  type OrderRuleRequest,
  RULE_ACTIONS,
  RULE_KINDS,
  type RuleAction,
  type RuleKind,
} from '#contracts';
import { Choice } from '../../settings/choice';
import { Alert } from '../../ui/field/alert';
import { faultsAtFields } from '../../ui/field/server-faults';
import { TextField } from '../../ui/field/text-field';
import { SelectFilter } from '../ui/select-filter';
import { RulesApi } from './rules-api';

/** Minutes of a mute. */
const SPANS = ['10', '60', '1440', '10080'] as const;
type Span = (typeof SPANS)[number];

/** Rules about what messages of public rooms say: making, trying, switching off, removing. */
@Component({
  selector: 'sk-rules-section',
  imports: [Alert, Choice, FormRoot, MatButton, SelectFilter, TextField, TranslatePipe],
  templateUrl: './rules-section.html',
  styleUrls: ['../ui/console.scss', '../reports/order-card.scss', './rules-section.scss'],
})
export class RulesSection {
  readonly #api = inject(RulesApi);

  protected readonly kinds = RULE_KINDS;
  protected readonly actions = RULE_ACTIONS;
  protected readonly spans = SPANS;
  protected readonly kind = signal<RuleKind>('words');
  protected readonly action = signal<RuleAction>('hold');
  protected readonly span = signal<Span>('60');
  protected readonly failure = signal<unknown>(null);
  /** What became of the trial; null before it. */
  protected readonly matches = signal<boolean | null>(null);
  readonly #draft = signal({ name: '', text: '', sample: '' });
  protected readonly form = form(this.#draft, { submission: { action: () => this.#send() } });
  protected readonly isTestable = computed(() => this.#draft().text.trim() !== '');
  protected readonly list = resource({ loader: () => this.#api.list() });
  protected readonly rules = computed(() => (this.list.hasValue() ? this.list.value() : []));

  protected async test(): Promise<void> {
    const { text, sample } = this.#draft();
    this.matches.set(null);
    await this.#attempt(async () =>
      this.matches.set(await this.#api.test({ kind: this.kind(), text, sample })),
    );
  }

  /** Switches it on or off. */
  protected toggle({ id, createdAt: _, ...rule }: OrderRule): Promise<void> {
    return this.#change(() => this.#api.update(id, { ...rule, enabled: !rule.enabled }));
  }

  protected remove({ id }: OrderRule): Promise<void> {
    return this.#change(() => this.#api.remove(id));
  }

  async #send() {
    this.failure.set(null);
    const { name, text } = this.#draft();
    const wish: OrderRuleRequest = {
      name: name.trim(),
      kind: this.kind(),
      text,
      action: this.action(),
      ...(this.action() === 'mute' && { muteMinutes: Number(this.span()) }),
    };
    try {
      await this.#api.create(wish);
      this.#draft.set({ name: '', text: '', sample: '' });
      this.matches.set(null);
      this.form().reset();
      this.list.reload();
      return undefined;
    } catch (thrown) {
      const faults = faultsAtFields(thrown, { name: this.form.name, text: this.form.text });
      if (!faults) this.failure.set(thrown);
      return faults;
    }
  }

  async #change(ask: () => Promise<unknown>): Promise<void> {
    await this.#attempt(ask);
    this.list.reload();
  }

  async #attempt(ask: () => Promise<unknown>): Promise<void> {
    this.failure.set(null);
    try {
      await ask();
    } catch (thrown) {
      this.failure.set(thrown);
    }
  }
}
