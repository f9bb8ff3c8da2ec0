import { Component, DestroyRef, effect, inject, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslatePipe } from '@ngx-translate/core';
import { REPORT_STATES, type Report, type ReportState } from '#contracts';
import { Connection } from '../../core/connection';
import { Alert } from '../../ui/field/alert';
import { SelectField } from '../../ui/select-field';
import { paged } from '../ui/paged';
import { HeldCard } from './held-card';
import { OrderDeskApi } from './order-desk-api';
import { ReportCard } from './report-card';

/** What waits for those who keep order: messages to be let in, and reports. As it is now, without asking. */
@Component({
  selector: 'sk-reports-section',
  imports: [Alert, HeldCard, MatButton, ReportCard, SelectField, TranslatePipe],
  template: `
    <h2>{{ 'admin.section.reports' | translate }}</h2>
    @if (held.items().length > 0) {
      <section [attr.aria-label]="'admin.reports.held.title' | translate">
        <h3>{{ 'admin.reports.held.title' | translate }}</h3>
        <ul class="cards">
          @for (each of held.items(); track each.id) {
            <li><sk-held-card [held]="each" /></li>
          }
        </ul>
        @if (held.hasMore()) {
          <button matButton type="button" (click)="held.more()">{{ 'admin.reports.more' | translate }}</button>
        }
      </section>
    }
    <div class="filters">
      <sk-select-field
        label="admin.reports.state"
        words="admin.reports.states."
        [options]="states"
        [value]="state()"
        (chosen)="state.set($event)"
      />
    </div>
    <sk-alert [thrown]="reports.failure() ?? held.failure()" />
    <ul
      class="cards"
      aria-live="polite"
      [attr.aria-label]="'admin.section.reports' | translate"
      [attr.aria-busy]="reports.status() === 'loading'"
    >
      @for (report of reports.items(); track report.id) {
        <li><sk-report-card [report]="report" /></li>
      } @empty {
        @if (reports.status() === 'ready') {
          <li class="none">{{ 'admin.reports.none' | translate }}</li>
        }
      }
    </ul>
    @if (reports.hasMore()) {
      <button matButton class="more" type="button" (click)="reports.more()">
        {{ 'admin.reports.more' | translate }}
      </button>
    }
  `,
  styleUrls: ['../ui/console.scss', './order-card.scss'],
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
