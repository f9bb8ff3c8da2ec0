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
import { Api } from '../../core/api';
import { PreferencesStore } from '../../core/preferences-store';
import { Choice } from '../../settings/choice';
import { Alert } from '../../ui/field/alert';
import { faultsAtFields } from '../../ui/field/server-faults';
import { TextField } from '../../ui/field/text-field';
import { isolate } from '../../ui/isolate';
import { SelectFilter } from '../ui/select-filter';
import { RuleRooms } from './rule-rooms';
import { RulesApi } from './rules-api';

/** Minutes of a mute. */
const SPANS = ['10', '60', '1440', '10080'] as const;
type Span = (typeof SPANS)[number];

/** Rules about what messages of public rooms say: making, trying, switching off, removing. */
@Component({
  selector: 'sk-rules-section',
  imports: [Alert, Choice, FormRoot, MatButton, RuleRooms, SelectFilter, TextField, TranslatePipe],
  templateUrl: './rules-section.html',
  styleUrls: ['../ui/console.scss', '../reports/order-card.scss', './rules-section.scss'],
})
export class RulesSection {
  readonly #api = inject(RulesApi);
  readonly #preferences = inject(PreferencesStore);
  readonly #rooms = inject(Api);

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
  /** Ids; null for all of them. */
  protected readonly rooms = signal<readonly string[] | null>(null);
  readonly #found = resource({ loader: () => this.#rooms.rooms() });
  protected readonly publicRooms = computed(() => {
    const found = this.#found.hasValue() ? this.#found.value() : [];
    return found.filter(({ kind, archivedAt }) => kind === 'public' && archivedAt === undefined);
  });
  protected readonly isTestable = computed(() => this.#draft().text.trim() !== '');
  protected readonly isMakeable = computed(() => this.isTestable() && this.rooms()?.length !== 0);
  protected readonly list = resource({ loader: () => this.#api.list() });
  protected readonly rules = computed(() => (this.list.hasValue() ? this.list.value() : []));

  /** Names of its rooms, as far as they are there. */
  protected roomsOf({ rooms }: OrderRule): string {
    const language = this.#preferences.language();
    const names = this.publicRooms()
      .filter(({ id }) => rooms.includes(id))
      .map(({ name, names }) => isolate(names?.[language] ?? name));
    return new Intl.ListFormat(language, { type: 'unit' }).format(names);
  }

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
      rooms: [...(this.rooms() ?? [])],
      ...(this.action() === 'mute' && { muteMinutes: Number(this.span()) }),
    };
    try {
      await this.#api.create(wish);
      this.#draft.set({ name: '', text: '', sample: '' });
      this.matches.set(null);
      this.rooms.set(null);
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
