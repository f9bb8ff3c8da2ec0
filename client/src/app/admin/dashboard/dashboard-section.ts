import {
  Component,
  computed,
  effect,
  inject,
  linkedSignal,
  resource,
  signal,
  untracked,
} from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { STATS_STEPS, type AdminStats, type StatsQuery, type StatsSeries, type StatsStep } from '#contracts';
import { PreferencesStore } from '../../core/preferences-store';
import { Choice } from '../../settings/choice';
import { Alert } from '../../ui/field/alert';
import { SelectField } from '../../ui/select-field';
import { FiguresApi } from '../figures-api';
import type { Figure, FigureShape } from './figure';
import { FigureCard } from './figure-card';
import { FigureWords } from './figure-words';
import { KEPT, LiveFiguresStore } from './live-figures-store';
import { LiveTiles } from './live-tiles';

const DAY_MS = 86_400_000;
/** How many days back one may look, by the length of a stretch; the first is what is shown at first. */
const SPANS: Record<StatsStep, readonly number[]> = {
  hour: [2, 1, 7],
  day: [30, 7, 90, 365],
  week: [182, 91, 365],
  month: [365, 730, 1_825],
};
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

interface Card {
  readonly name: string;
  readonly shape: FigureShape;
  readonly series: readonly StatsSeries[];
  readonly isBytes?: true;
}

const CARDS: readonly Card[] = [
  { name: 'messages', shape: 'columns', series: ['messages'] },
  { name: 'people', shape: 'lines', series: ['activePeople', 'newPeople'] },
  { name: 'files', shape: 'columns', series: ['files'] },
  { name: 'bytes', shape: 'columns', series: ['bytes'], isBytes: true },
  { name: 'logins', shape: 'lines', series: ['logins', 'failedLogins'] },
];

/** How the server was used and what it does now: the first page of the console. */
@Component({
  selector: 'sk-dashboard-section',
  imports: [Alert, Choice, FigureCard, LiveTiles, SelectField, TranslatePipe],
  providers: [LiveFiguresStore],
  templateUrl: './dashboard-section.html',
  styleUrls: ['../../settings/section.scss', './dashboard-section.scss'],
})
export class DashboardSection {
  readonly #api = inject(FiguresApi);
  readonly #live = inject(LiveFiguresStore);
  readonly #preferences = inject(PreferencesStore);
  protected readonly words = inject(FigureWords);

  protected readonly steps = STATS_STEPS;
  protected readonly step = signal<StatsStep>('day');
  protected readonly spans = computed(() => [...SPANS[this.step()]].sort((one, other) => one - other));
  protected readonly span = linkedSignal(() => SPANS[this.step()][0] ?? 1);
  readonly #query = computed((): StatsQuery => ({
    from: new Date(Date.now() - this.span() * DAY_MS).toISOString(),
    step: this.step(),
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    calendar: this.#preferences.calendar(),
  }));

  protected readonly stats = resource({
    params: () => this.#query(),
    loader: ({ params }) => this.#api.stats(params),
  });
  /** What was shown stays while something else is asked for: nothing jumps. */
  readonly #shown = linkedSignal<AdminStats | undefined, AdminStats | null>({
    source: () => (this.stats.hasValue() ? this.stats.value() : undefined),
    computation: (loaded, before) => loaded ?? before?.value ?? null,
  });

  protected readonly cards = computed(() => {
    const stats = this.#shown();
    return CARDS.map((card) => ({ name: card.name, figure: stats && this.#overTime(card, stats) }));
  });
  protected readonly rooms = computed(() => {
    const stats = this.#shown();
    return stats && this.#rooms(stats);
  });
  protected readonly hours = computed(() => {
    const stats = this.#shown();
    return stats && this.#hours(stats);
  });
  protected readonly totals = computed(() => {
    const totals = this.#shown()?.totals;
    const say = (value: number | undefined) => (value === undefined ? '–' : this.words.count(value));
    const size = (value: number | undefined) => (value === undefined ? '–' : this.words.bytes(value));
    return [
      { name: 'people', value: say(totals?.people) },
      { name: 'activeDay', value: say(totals?.active.day) },
      { name: 'activeWeek', value: say(totals?.active.week) },
      { name: 'activeMonth', value: say(totals?.active.month) },
      { name: 'rooms', value: say(totals?.rooms) },
      { name: 'messages', value: say(totals?.messages) },
      { name: 'files', value: say(totals?.files) },
      { name: 'bytes', value: size(totals?.bytes) },
      { name: 'databaseSize', value: size(totals?.databaseSize) },
    ];
  });

  constructor() {
    let frames = 0;
    // The live figures are the clock: charts are asked for anew each minute that somebody looks at them.
    effect(() => {
      if (!this.#live.now()) return;
      frames += 1;
      if (frames % KEPT === 0) untracked(() => this.stats.reload());
    });
  }

  protected readonly spanWords = (days: number): string =>
    this.words.say('admin.dashboard.lastDays', { n: this.words.count(days) });

  protected csv(table: 'series' | 'rooms' | 'hours'): string {
    return this.#api.csvAddress(this.#query(), table);
  }

  #overTime({ shape, series, isBytes }: Card, { bounds, step, series: figures }: AdminStats): Figure {
    return {
      shape,
      labels: bounds.slice(0, -1).map((begins) => this.words.stretch(begins, step)),
      series: series.map((name) => ({
        name: this.words.say(`admin.dashboard.series.${name}`),
        values: figures[name],
      })),
      write: (value) => (isBytes ? this.words.bytes(value) : this.words.count(value)),
    };
  }

  #rooms({ rooms }: AdminStats): Figure {
    return {
      shape: 'ranks',
      labels: rooms.map((room) => this.words.room(room)),
      series: [
        {
          name: this.words.say('admin.dashboard.series.messages'),
          values: rooms.map(({ messages }) => messages),
        },
      ],
      write: (value) => this.words.count(value),
    };
  }

  #hours({ hours }: AdminStats): Figure {
    const week = this.words.week;
    return {
      shape: 'hours',
      labels: week.map((day) => this.words.weekday(day)),
      series: HOURS.map((hour) => ({
        name: this.words.hour(hour),
        values: week.map((day) => hours[day]?.[hour] ?? 0),
      })),
      write: (value) => this.words.count(value),
    };
  }
}
