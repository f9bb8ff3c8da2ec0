import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { SEARCH_HAS } from '#contracts';
import { parseDay, parseQuery } from '#text';
import { PreferencesStore } from '../../core/preferences-store';
import { RoomsStore } from '../../core/rooms-store';
import { Icon } from '../../ui/icon';
import { isolate } from '../../ui/isolate';
import { FromField } from './from-field';
import { FILTER_NAMES, type FilterName, withFilter } from './query-text';

/** The filters of a query: those that hold, to be taken out, and a place to set each. The query's text has them all. */
@Component({
  selector: 'sk-search-filters',
  imports: [FromField, Icon, TranslatePipe],
  templateUrl: './search-filters.html',
  styleUrl: './search-filters.scss',
})
export class SearchFilters {
  readonly #preferences = inject(PreferencesStore);
  protected readonly rooms = inject(RoomsStore);

  readonly query = input.required<string>();
  readonly changed = output<string>();

  protected readonly isolate = isolate;
  protected readonly has = SEARCH_HAS;
  protected readonly open = signal(false);
  /** Which of the two days is none. */
  protected readonly wrong = signal<FilterName | null>(null);
  protected readonly filters = computed(() => parseQuery(this.query()).filters);
  protected readonly held = computed(() =>
    FILTER_NAMES.flatMap((name) => {
      const value = this.filters()[name];
      return value === undefined ? [] : [{ name, value }];
    }),
  );
  protected readonly days = ['after', 'before'] as const;

  protected set(name: FilterName, value: string | null): void {
    this.wrong.set(null);
    this.changed.emit(withFilter(this.query(), name, value, this.#preferences.language()));
  }

  /** Only what is a day of either calendar. */
  protected setDay(name: FilterName, value: string): void {
    if (value.trim() === '' || parseDay(value)) this.set(name, value);
    else this.wrong.set(name);
  }
}
