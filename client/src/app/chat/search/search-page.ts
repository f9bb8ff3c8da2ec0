import {
  Component,
  ElementRef,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  untracked,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';
import { cleanLine } from '#text';
import { BlockStore } from '../../core/block-store';
import { Alert } from '../../ui/field/alert';
import { Icon } from '../../ui/icon';
import { SearchField } from '../../ui/search-field';
import { EmptyPane } from '../shell/empty-pane';
import { RecentSearches } from './recent-searches';
import { SearchFilters } from './search-filters';
import { SearchHitItem } from './search-hit-item';
import { SearchStore } from './search-store';

/** Everything one may read, by its words. The address holds the query, so that it can be kept and come back to. */
@Component({
  selector: 'sk-search-page',
  imports: [
    Alert,
    EmptyPane,
    Icon,
    MatButton,
    MatIconButton,
    RouterLink,
    SearchField,
    SearchFilters,
    SearchHitItem,
    TranslatePipe,
  ],
  templateUrl: './search-page.html',
  styleUrl: './search-page.scss',
})
export class SearchPage {
  readonly #blocks = inject(BlockStore);
  readonly #recent = inject(RecentSearches);
  readonly #router = inject(Router);
  readonly #store = inject(SearchStore);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly query = input('');

  protected readonly typed = linkedSignal(() => this.query());
  protected readonly found = this.#store.found;
  protected readonly hits = computed(() =>
    this.found().hits.filter(({ message }) => !this.#blocks.isBlocked(message.username)),
  );
  protected readonly recent = linkedSignal({ source: this.query, computation: () => this.#recent.list() });

  constructor() {
    effect(() => {
      const query = this.query();
      untracked(() => {
        if (query) this.#recent.add(query);
        void this.#store.search(query);
      });
    });
    // Who came without a query wants to write one.
    afterNextRender(() => {
      if (this.query() === '') this.#host.nativeElement.querySelector('input')?.focus();
    });
  }

  protected submit(event: Event): void {
    event.preventDefault();
    this.search(this.typed());
  }

  protected search(query: string): void {
    const q = cleanLine(query);
    void this.#router.navigate(['/search'], { queryParams: q ? { q } : {}, replaceUrl: this.query() !== '' });
  }

  protected more(): void {
    void this.#store.more();
  }

  protected forget(): void {
    this.#recent.forget();
    this.recent.set([]);
  }
}
