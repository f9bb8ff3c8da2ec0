import {
  Component,
  computed,
  debounced,
  inject,
  input,
  linkedSignal,
  output,
  resource,
  signal,
} from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { Api } from '../../core/api';
import { CompletionList } from '../composer/completion-list';
import { type Suggestion, personLine } from '../composer/suggestions';

const PAUSE_MS = 150;
const SHOWN = 6;

/** Whose messages are wanted: a username, found by any part of a name. */
@Component({
  selector: 'sk-from-field',
  imports: [CompletionList, TranslatePipe],
  template: `
    <input
      #field
      type="text"
      role="combobox"
      dir="ltr"
      autocomplete="off"
      autocapitalize="none"
      spellcheck="false"
      aria-autocomplete="list"
      aria-controls="sk-from-list"
      [attr.aria-expanded]="people().length > 0"
      [attr.aria-activedescendant]="people().length > 0 ? 'sk-from-list-' + active() : null"
      [attr.aria-label]="'search.filter.from' | translate"
      [attr.placeholder]="'field.username' | translate"
      [value]="typed()"
      (input)="write(field.value)"
      (keydown)="keyed($event)"
      (change)="choose(field.value)"
      (blur)="query.set('')"
    />
    @if (people().length > 0) {
      <sk-completion-list
        id="sk-from-list"
        [suggestions]="people()"
        [active]="active()"
        (chosen)="choose($event.username ?? '')"
      />
    }
  `,
  styleUrl: './from-field.scss',
})
export class FromField {
  readonly #api = inject(Api);

  readonly value = input.required<string>();
  /** A username; empty when anybody’s messages are wanted. */
  readonly chosen = output<string>();

  protected readonly typed = linkedSignal(() => this.value());
  /** What people are looked for by; empty while nobody is. */
  protected readonly query = signal('');
  readonly #asked = debounced(this.query, PAUSE_MS);
  readonly #found = resource({
    params: () => this.#asked.value().trim() || undefined,
    loader: ({ params }) => this.#api.findUsers(params),
  });
  protected readonly people = computed((): Suggestion[] =>
    this.query() !== '' && this.#found.hasValue() ? this.#found.value().slice(0, SHOWN).map(personLine) : [],
  );
  protected readonly active = linkedSignal({ source: this.people, computation: () => 0 });

  protected write(text: string): void {
    this.typed.set(text);
    this.query.set(text.replace(/^@/, ''));
  }

  protected keyed(event: KeyboardEvent): void {
    const count = this.people().length;
    if (count === 0 || event.isComposing) return;
    if (event.key === 'ArrowDown') this.active.update((at) => (at + 1) % count);
    else if (event.key === 'ArrowUp') this.active.update((at) => (at + count - 1) % count);
    else if (event.key === 'Enter') this.choose(this.people()[this.active()]?.username ?? '');
    else if (event.key === 'Escape') this.query.set('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  protected choose(username: string): void {
    this.query.set('');
    this.typed.set(username);
    if (username !== this.value()) this.chosen.emit(username);
  }
}
