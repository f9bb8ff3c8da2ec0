import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslatePipe } from '@ngx-translate/core';
import {
  AUDIT_ACTIONS,
  AUDIT_FORMATS,
  AUDIT_KINDS,
  type AuditAction,
  type AuditEntry,
  type AuditVerdict,
} from '#contracts';
import { PreferencesStore } from '../../core/preferences-store';
import { fullDateTime } from '../../dates/calendar';
import { formatNumber, numericDay } from '../../dates/formats';
import { CountPipe } from '../../i18n/count';
import { Notices } from '../../ui/notices';
import { SearchField } from '../../ui/search-field';
import { SelectField } from '../../ui/select-field';
import { LineField } from '../ui/line-field';
import { ListEnd } from '../ui/list-end';
import { paged } from '../ui/paged';
import { SelectFilter } from '../ui/select-filter';
import { Confirmations } from '../confirmation/confirmations';
import { AuditApi } from './audit-api';
import { NO_FILTER, type TypedFilter, filterOf, midnightOf } from './audit-filter';
import { EntryWords } from './entry-words';

/** What was done by roles and what happened at the doors. */
@Component({
  selector: 'sk-audit-section',
  imports: [CountPipe, LineField, ListEnd, MatButton, SearchField, SelectField, SelectFilter, TranslatePipe],
  templateUrl: './audit-section.html',
  styleUrls: ['../ui/console.scss', './audit-section.scss'],
})
export class AuditSection {
  protected readonly confirmation = inject(Confirmations);
  readonly #api = inject(AuditApi);
  readonly #notices = inject(Notices);
  readonly #preferences = inject(PreferencesStore);
  readonly #words = inject(EntryWords);

  protected readonly kinds = ['all', ...AUDIT_KINDS] as const;
  protected readonly actions = ['all', ...AUDIT_ACTIONS] as const;
  protected readonly formats = AUDIT_FORMATS;
  protected readonly typed = signal<TypedFilter>(NO_FILTER);
  protected readonly today = computed(() => numericDay(new Date(), this.#preferences.reading()));
  protected readonly verdict = signal<AuditVerdict | 'asked' | null>(null);

  readonly #filter = computed(() => filterOf(this.typed()), {
    equal: (one, other) => JSON.stringify(one) === JSON.stringify(other),
  });
  protected readonly list = paged(this.#filter, (filter, cursor) => this.#api.page(filter, cursor));
  protected readonly rows = computed(() => this.list.items().map((entry) => this.#row(entry)));
  protected readonly verdictWords = computed(() => {
    const verdict = this.verdict();
    if (!verdict || verdict === 'asked') return null;
    const { ok, count, hash, broken = 0 } = verdict;
    const n = formatNumber(ok ? count : broken, this.#preferences.reading().digits);
    return { key: ok ? 'admin.audit.right' : 'admin.audit.broken', parameters: { n, hash } };
  });

  protected change(part: Partial<TypedFilter>): void {
    this.typed.update((typed) => ({ ...typed, ...part }));
  }

  protected dayFault(typed: string): string | null {
    return typed.trim() === '' || midnightOf(typed) ? null : 'admin.audit.noDay';
  }

  protected readonly sayAction = (action: AuditAction | 'all'): string => this.#words.act(action);

  protected exportAddress(format: (typeof AUDIT_FORMATS)[number]): string {
    return this.#api.exportAddress(format, this.#filter());
  }

  protected async verify(): Promise<void> {
    this.verdict.set('asked');
    try {
      this.verdict.set(await this.#api.verify());
    } catch (thrown) {
      this.verdict.set(null);
      void this.#notices.failure(thrown);
    }
  }

  #row(entry: AuditEntry) {
    const reading = this.#preferences.reading();
    const { number, at, detail, ip } = entry;
    return {
      number,
      sentence: this.#words.sentence(entry),
      facts: this.#words.facts(entry),
      at,
      when: fullDateTime(new Date(at), reading),
      place: formatNumber(number, reading.digits),
      reason: detail.reason,
      times: detail.times,
      ip,
    };
  }
}
