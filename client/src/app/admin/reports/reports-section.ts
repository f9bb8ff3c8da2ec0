import { Component, DestroyRef, effect, inject, signal, untracked } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { REPORT_STATES, type Report, type ReportState } from '#contracts';
import { Connection } from '../../core/connection';
import { ListEnd } from '../ui/list-end';
import { paged } from '../ui/paged';
import { SelectFilter } from '../ui/select-filter';
import { HeldCard } from './held-card';
import { OrderDeskApi } from './order-desk-api';
import { ReportCard } from './report-card';

/** What waits for those who keep order: messages to be let in, and reports. As it is now, without asking. */
@Component({
  selector: 'sk-reports-section',
  imports: [HeldCard, ListEnd, ReportCard, SelectFilter, TranslatePipe],
  template: `
    <h2>{{ 'admin.section.reports' | translate }}</h2>
    @if (held.items().length > 0 || held.status() === 'error') {
      <section class="held" [attr.aria-label]="'admin.reports.held.title' | translate">
        <h3>{{ 'admin.reports.held.title' | translate }}</h3>
        <ul class="cards">
          @for (each of held.items(); track each.id) {
            <li><sk-held-card [held]="each" /></li>
          }
        </ul>
        <sk-list-end [list]="held" none="admin.reports.none" />
      </section>
    }
    <div class="filters">
      <sk-select-filter name="admin.reports.state" [options]="states" [(value)]="state" />
    </div>
    <ul
      class="cards"
      aria-live="polite"
      [attr.aria-label]="'admin.section.reports' | translate"
      [attr.aria-busy]="reports.status() === 'loading'"
    >
      @for (report of reports.items(); track report.id) {
        <li><sk-report-card [report]="report" /></li>
      }
    </ul>
    <sk-list-end [list]="reports" none="admin.reports.none" />
  `,
  styleUrls: ['../ui/console.scss', './order-card.scss'],
  styles: `
    .held {
      display: grid;
      gap: var(--sk-space-3);
    }
    .filters sk-select-filter {
      max-inline-size: 20rem;
    }
  `,
})
export class ReportsSection {
  readonly #api = inject(OrderDeskApi);

  protected readonly states = REPORT_STATES;
  protected readonly state = signal<ReportState>('open');
  protected readonly reports = paged(this.state, (state, cursor) => this.#api.reports(state, cursor));
  protected readonly held = paged(
    () => null,
    (_question, cursor) => this.#api.held(cursor),
  );

  constructor() {
    const connection = inject(Connection);
    const ends = [
      connection.on('report_updated', ({ report }) => this.#take(report)),
      connection.on('held_updated', ({ id, held }) =>
        this.held.update((before) => {
          const others = before.filter((each) => each.id !== id);
          return held ? [...others, held] : others;
        }),
      ),
    ];
    inject(DestroyRef).onDestroy(() => ends.forEach((end) => end()));
    // What happened while nobody listened is asked for.
    let wasAway = false;
    effect(() => {
      const isHere = connection.state() === 'online';
      if (isHere && wasAway) untracked(() => void Promise.all([this.reports.reload(), this.held.reload()]));
      wasAway = !isHere;
    });
  }

  /** What was decided of a message closes all its reports. */
  #take(report: Report): void {
    const { id } = report.message;
    const isClosedWith = (each: Report): boolean =>
      report.state === 'resolved' && id !== undefined && each.message.id === id;
    this.reports.update((before) => {
      const others = before.filter((each) => each.id !== report.id && !isClosedWith(each));
      if (report.state !== this.state()) return others;
      const isKnown = before.some((each) => each.id === report.id);
      return isKnown
        ? before.map((each) => (each.id === report.id ? report : each))
        : [report, ...others];
    });
  }
}
