import { Component, computed, inject } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import type { LiveFigures } from '#contracts';
import { FigureWords } from './figure-words';
import { KEPT, LiveFiguresStore } from './live-figures-store';
import { Sparkline } from './sparkline';

interface Gauge {
  readonly name: string;
  readonly value: (figures: LiveFigures) => number;
  readonly write: (words: FigureWords, value: number) => string;
  /** What stands smaller below. */
  readonly detail?: (words: FigureWords, figures: LiveFigures) => string;
}

const count = (words: FigureWords, value: number): string => words.count(value);
const bytes = (words: FigureWords, value: number): string => words.bytes(value);
const unit =
  (name: 'ms' | 'percent') =>
  (words: FigureWords, value: number): string =>
    words.say(`admin.dashboard.unit.${name}`, { n: words.count(value) });

const GAUGES: readonly Gauge[] = [
  { name: 'peopleOnline', value: ({ peopleOnline }) => peopleOnline, write: count },
  { name: 'messagesPerMinute', value: ({ messagesPerMinute }) => messagesPerMinute, write: count },
  { name: 'sockets', value: ({ sockets }) => sockets, write: count },
  {
    name: 'eventLoop',
    value: ({ eventLoop }) => eventLoop.p99,
    write: unit('ms'),
    detail: (words, { eventLoop }) =>
      words.say('admin.dashboard.detail.eventLoop', { n: unit('ms')(words, eventLoop.p50) }),
  },
  { name: 'cpu', value: ({ cpuPercent }) => cpuPercent, write: unit('percent') },
  {
    name: 'memory',
    value: ({ memory }) => memory.rss,
    write: bytes,
    detail: (words, { memory }) =>
      words.say('admin.dashboard.detail.memory', { n: words.bytes(memory.heap) }),
  },
  {
    name: 'database',
    value: ({ database }) => database.size,
    write: bytes,
    detail: (words, { database }) =>
      words.say('admin.dashboard.detail.database', { n: words.bytes(database.log) }),
  },
  {
    name: 'disk',
    value: ({ disk }) => disk.free,
    write: bytes,
    detail: (words, { disk }) => words.say('admin.dashboard.detail.disk', { n: words.bytes(disk.size) }),
  },
  { name: 'writesWaiting', value: ({ writesWaiting }) => writesWaiting, write: count },
];

/** What the server does at this moment, and how that went in the last minute. */
@Component({
  selector: 'sk-live-tiles',
  imports: [Sparkline, TranslatePipe],
  template: `
    <dl>
      @for (tile of tiles(); track tile.name) {
        <div [attr.data-gauge]="tile.name">
          <dt>{{ 'admin.dashboard.gauge.' + tile.name | translate }}</dt>
          <dd>
            <span class="value"
              ><bdi>{{ tile.value }}</bdi></span
            >
            <small>{{ tile.detail }}</small>
            <sk-sparkline [values]="tile.values" [length]="length" />
          </dd>
        </div>
      }
    </dl>
  `,
  styleUrl: './live-tiles.scss',
})
export class LiveTiles {
  readonly #live = inject(LiveFiguresStore);
  readonly #words = inject(FigureWords);
  protected readonly length = KEPT;

  protected readonly tiles = computed(() => {
    const [kept, now] = [this.#live.kept(), this.#live.now()];
    return GAUGES.map(({ name, value, write, detail }) => ({
      name,
      value: now ? write(this.#words, value(now)) : '–',
      detail: (now && detail?.(this.#words, now)) ?? '',
      values: kept.map(value),
    }));
  });
}
