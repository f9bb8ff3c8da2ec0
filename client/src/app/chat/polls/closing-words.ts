import { Component, DestroyRef, computed, inject, input, signal } from '@angular/core';
import { Counting } from '../../i18n/count';
import { PreferencesStore } from '../../core/preferences-store';
import { fullDateTime } from '../../dates/calendar';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The coarsest unit of which there are two or more is near enough. */
export function remaining(ms: number): { unit: 'days' | 'hours' | 'minutes' | 'seconds'; count: number } {
  if (ms >= 2 * DAY) return { unit: 'days', count: Math.round(ms / DAY) };
  if (ms >= 2 * HOUR) return { unit: 'hours', count: Math.round(ms / HOUR) };
  if (ms >= 2 * MINUTE) return { unit: 'minutes', count: Math.round(ms / MINUTE) };
  return { unit: 'seconds', count: Math.max(1, Math.ceil(ms / SECOND)) };
}

/** How long until something closes, counted down while somebody looks. */
@Component({
  selector: 'sk-closing-words',
  template: '{{ words() }}',
  host: { '[attr.title]': 'moment()' },
})
export class ClosingWords {
  readonly #counting = inject(Counting);
  readonly #preferences = inject(PreferencesStore);

  /** In milliseconds since 1970. */
  readonly until = input.required<number>();

  readonly #now = signal(Date.now());
  protected readonly words = computed(() => {
    const { unit, count } = remaining(this.until() - this.#now());
    return this.#counting.sentence(`polls.closesIn.${unit}`, count);
  });
  protected readonly moment = computed(() =>
    fullDateTime(new Date(this.until()), this.#preferences.reading()),
  );

  constructor() {
    const clock = setInterval(() => this.#now.set(Date.now()), SECOND);
    inject(DestroyRef).onDestroy(() => clearInterval(clock));
  }
}
