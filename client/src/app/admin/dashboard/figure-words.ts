import { Service, inject } from '@angular/core';
import { TranslateService } from '@ngx-translate/core';
import type { Calendar, StatsRoom, StatsStep } from '#contracts';
import { FileWords } from '../../chat/files/file-words';
import { PreferencesStore } from '../../core/preferences-store';
import { timeOfDay } from '../../dates/calendar';
import { dateParts, formatNumber } from '../../dates/formats';

/** 4 January 1970: the Sunday from which weekdays are named. */
const A_SUNDAY = 3 * 86_400_000;
const DAY_MS = 86_400_000;
const FIRST_WEEKDAY: Record<Calendar, number> = { jalali: 6, gregorian: 1 };

/** Figures and times of the console in the reader's digits, calendar and words. */
@Service()
export class FigureWords {
  readonly #files = inject(FileWords);
  readonly #preferences = inject(PreferencesStore);
  readonly #translate = inject(TranslateService);

  /** Days of the week as the server counts them, Sunday being 0, in the order of the reader's week. */
  get week(): number[] {
    return [0, 1, 2, 3, 4, 5, 6].map((day) => (day + FIRST_WEEKDAY[this.#preferences.calendar()]) % 7);
  }

  count(value: number): string {
    return formatNumber(value, this.#preferences.digits());
  }

  bytes(size: number): string {
    return this.#files.size({ size });
  }

  /** A stretch by its beginning. */
  stretch(begins: string, step: StatsStep): string {
    const date = new Date(begins);
    const reading = this.#preferences.reading();
    if (step === 'month') {
      const { month, year } = dateParts(date, 'day', reading);
      return `${month} ${year}`;
    }
    const { day, month } = dateParts(date, 'short', reading);
    return step === 'hour' ? `${day} ${month} ${timeOfDay(date, reading)}` : `${day} ${month}`;
  }

  weekday(day: number): string {
    return dateParts(new Date(A_SUNDAY + day * DAY_MS), 'day', this.#preferences.reading(), 'UTC').weekday;
  }

  hour(hour: number): string {
    const two = (part: number) => this.count(part).padStart(2, this.count(0));
    return `${two(hour)}:${two(0)}`;
  }

  room({ name, names }: StatsRoom): string {
    return names?.[this.#preferences.language()] ?? name ?? this.say('admin.dashboard.privateRoom');
  }

  say(key: string, values: Record<string, string> = {}): string {
    this.#translate.currentLang();
    return String(this.#translate.instant(key, values) as unknown);
  }
}
