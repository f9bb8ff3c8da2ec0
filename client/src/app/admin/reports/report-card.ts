import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslatePipe } from '@ngx-translate/core';
import {
  type ConsolePerson,
  type Message,
  type Report,
  type ReportOutcome,
  type ResolveRequest,
  stewardRefusal,
} from '#contracts';
import { PreferencesStore } from '../../core/preferences-store';
import { SessionStore } from '../../core/session-store';
import { fullDateTime } from '../../dates/calendar';
import { MessageText } from '../../text/message-text';
import { Dialogs } from '../../ui/dialogs';
import { Notices } from '../../ui/notices';
import type { Banned } from '../people/ban-dialog';
import type { Deed, DeedTerms } from '../ui/deed-dialog';
import { OrderDeskApi } from './order-desk-api';

type Outcome = Exclude<ReportOutcome, 'banned'>;

/** A report, with what was reported and what can be done about it. */
@Component({
  selector: 'sk-report-card',
  imports: [MatButton, MessageText, TranslatePipe],
  template: `
    <p>
      <strong>{{ 'admin.reports.causes.' + report().cause | translate }}</strong>
      <span class="badge">{{ room() ?? ('admin.reports.kinds.' + report().message.room.kind | translate) }}</span>
    </p>
    <p class="hint">
      <bdi>{{ report().author.displayName }}</bdi>&ngsp;<bdi dir="ltr">&#64;{{ report().author.username }}</bdi> ·
      {{ sent() }}
    </p>
    <blockquote>
      <sk-message-text [text]="report().message.text" />
      @for (name of report().message.names; track $index) {
        <p><bdi>{{ name }}</bdi></p>
      }
    </blockquote>
    @if (context(); as around) {
      <div class="context" role="group" [attr.aria-label]="'admin.reports.context' | translate">
        @for (message of around; track message.id) {
          <p [class.meant]="message.id === report().message.id">
            <bdi>{{ message.displayName }}</bdi
            >: <bdi>{{ message.deletedAt ? ('admin.reports.gone' | translate) : message.text }}</bdi>
          </p>
        }
      </div>
    }
    <p class="hint">
      @if (report().reporter; as reporter) {
        {{ 'admin.reports.by' | translate }} <bdi dir="ltr">&#64;{{ reporter.username }}</bdi>
      } @else {
        {{ 'admin.reports.byServer' | translate }}
      }
      · {{ made() }}
      @if (report().words) {
        · <bdi>{{ report().words }}</bdi>
      }
    </p>
    @if (report().resolvedBy; as resolver) {
      <p>
        {{ 'admin.reports.outcomes.' + report().outcome | translate }} ·
        <bdi dir="ltr">&#64;{{ resolver.username }}</bdi>
        @if (report().note) {
          · <bdi>{{ report().note }}</bdi>
        }
      </p>
    } @else {
      <div class="acts">
        <button matButton type="button" [disabled]="busy()" (click)="assign(!isMine())">
          {{ (isMine() ? 'admin.reports.leave' : 'admin.reports.take') | translate }}
        </button>
        @if (report().message.room.kind === 'public' && report().message.id && !context()) {
          <button matButton type="button" (click)="showContext()">
            {{ 'admin.reports.context' | translate }}
          </button>
        }
        @for (outcome of outcomes(); track outcome) {
          <button
            matButton="outlined"
            type="button"
            [class.danger]="outcome === 'deleted'"
            [disabled]="busy()"
            (click)="resolve(outcome)"
          >
            {{ 'admin.reports.do.' + outcome | translate }}
          </button>
        }
        @if (bannable()) {
          <button matButton="outlined" class="danger" type="button" [disabled]="busy()" (click)="ban()">
            {{ 'admin.reports.do.banned' | translate }}…
          </button>
        }
      </div>
      @if (report().assignee; as assignee) {
        <p class="hint">
          {{ 'admin.reports.assignee' | translate }} <bdi dir="ltr">&#64;{{ assignee.username }}</bdi>
        </p>
      }
    }
  `,
  styleUrls: ['../ui/console.scss', './order-card.scss'],
  styles: `
    :host {
      gap: var(--sk-space-2);
    }
  `,
})
export class ReportCard {
  readonly #api = inject(OrderDeskApi);
  readonly #dialogs = inject(Dialogs);
  readonly #notices = inject(Notices);
  readonly #preferences = inject(PreferencesStore);
  readonly #session = inject(SessionStore);

  readonly report = input.required<Report>();

  protected readonly busy = signal(false);
  protected readonly context = signal<readonly Message[] | null>(null);
  protected readonly isMine = computed(
    () => this.report().assignee?.username === this.#session.user()?.username,
  );
  protected readonly outcomes = computed((): readonly Outcome[] =>
    this.report().message.id === undefined
      ? ['dismissed', 'warned', 'muted']
      : ['dismissed', 'deleted', 'warned', 'muted'],
  );
  protected readonly bannable = computed(() => {
    const [actor, { author }] = [this.#session.user(), this.report()];
    if (!actor) return false;
    return stewardRefusal({ ...actor, id: actor.username }, { ...author, id: author.username }) === null;
  });
  protected readonly room = computed(() => {
    const { name, names } = this.report().message.room;
    return names?.[this.#preferences.language()] ?? name;
  });
  protected readonly made = computed(() => this.#time(this.report().createdAt));
  protected readonly sent = computed(() => this.#time(this.report().message.at));

  protected assign(toOneself: boolean): Promise<void> {
    return this.#change(() => this.#api.assign(this.report().id, toOneself));
  }

  protected async resolve(outcome: Outcome): Promise<void> {
    const terms = outcome === 'dismissed' ? { reason: '' } : await this.#ask(outcome);
    if (!terms) return;
    const { reason, until } = terms;
    const wish: ResolveRequest = { outcome, ...(reason && { reason }), ...(until && { until }) };
    await this.#change(() => this.#api.resolve(this.report().id, wish));
  }

  /** The dialog bans; what became of the report is told after it. */
  protected async ban(): Promise<void> {
    const load = () => import('../people/ban-dialog').then((module) => module.BanDialog);
    const banned = await this.#dialogs.open<ConsolePerson, Banned>(load, { data: this.report().author });
    if (!banned) return;
    const reason = banned.ban?.reason;
    await this.#change(() =>
      this.#api.resolve(this.report().id, { outcome: 'banned', ...(reason && { reason }) }),
    );
  }

  protected async showContext(): Promise<void> {
    try {
      this.context.set(await this.#api.context(this.report().id));
    } catch (thrown) {
      void this.#notices.failure(thrown);
    }
  }

  #ask(outcome: Outcome): Promise<DeedTerms | undefined> {
    const deed: Deed = {
      title: `admin.reports.do.${outcome}`,
      text: `admin.reports.about.${outcome}`,
      action: `admin.reports.do.${outcome}`,
      needsReason: outcome === 'warned',
      ends: outcome === 'muted',
      final: outcome === 'deleted',
    };
    const load = () => import('../ui/deed-dialog').then((module) => module.DeedDialog);
    return this.#dialogs.open<DeedTerms, Deed>(load, { data: deed });
  }

  async #change(ask: () => Promise<Report>): Promise<void> {
    this.busy.set(true);
    try {
      // The queue hears of it as every moderator does.
      await ask();
    } catch (thrown) {
      void this.#notices.failure(thrown);
    } finally {
      this.busy.set(false);
    }
  }

  #time(at: string): string {
    return fullDateTime(new Date(at), this.#preferences.reading());
  }
}
