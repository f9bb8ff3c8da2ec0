import {
  Component,
  ElementRef,
  afterNextRender,
  computed,
  inject,
  output,
  resource,
  signal,
  viewChild,
} from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { PreferencesStore } from '../core/preferences-store';
import { Notices } from '../ui/notices';
import { SearchField } from '../ui/search-field';
import { EMOJI_GROUPS, type Emoji, type EmojiGroup, toned } from './emoji';
import { EmojiList } from './emoji-list';
import { findEmoji } from './find-emoji';
import { RecentEmoji } from './recent-emoji';

/** Cells a row; the style sheet has as many. */
const COLUMNS = 8;
const MAX_FOUND = 80;
const TONES = [0, 1, 2, 3, 4, 5] as const;
const HANDS = ['✋', '✋🏻', '✋🏼', '✋🏽', '✋🏾', '✋🏿'];

const GROUP_SIGNS: Record<EmojiGroup | 'recent', string> = {
  recent: '🕒',
  smileys: '😀',
  people: '👋',
  nature: '🌱',
  food: '🍎',
  travel: '🚗',
  activities: '⚽',
  objects: '💡',
  symbols: '❤️',
  flags: '🏁',
};

/** One emoji that can be picked, in the tone the person likes. */
interface Cell {
  text: string;
  name: string;
}

/** All emoji, by group or by what is searched; one group at a time, so that it opens at once. */
@Component({
  selector: 'sk-emoji-picker',
  imports: [SearchField, TranslatePipe],
  templateUrl: './emoji-picker.html',
  styleUrl: './emoji-picker.scss',
  host: { '(keydown)': 'keyed($event)' },
})
export class EmojiPicker {
  readonly #host: HTMLElement = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #list = inject(EmojiList);
  readonly #notices = inject(Notices);
  readonly #preferences = inject(PreferencesStore);
  readonly #recent = inject(RecentEmoji);

  readonly picked = output<string>();

  private readonly grid = viewChild<ElementRef<HTMLElement>>('grid');
  readonly #all = resource({ loader: () => this.#list.load() });
  readonly #known = computed(
    () => new Map((this.#all.hasValue() ? this.#all.value() : []).flatMap((emoji) => namesOf(emoji))),
  );

  protected readonly query = signal('');
  protected readonly loading = this.#all.isLoading;
  protected readonly failed = computed(() => this.#all.error() !== undefined);
  protected readonly groups = computed(() =>
    this.#recent.list().length > 0 ? (['recent', ...EMOJI_GROUPS] as const) : EMOJI_GROUPS,
  );
  protected readonly chosen = signal<EmojiGroup | 'recent'>(this.groups()[0]);
  protected readonly signs = GROUP_SIGNS;
  protected readonly tones = TONES;
  protected readonly hands = HANDS;
  protected readonly tone = this.#preferences.skinTone;
  /** The cell that Tab leads to. */
  protected readonly current = signal(0);
  readonly #cells = computed((): Cell[] => {
    const all = this.#all.hasValue() ? this.#all.value() : [];
    if (this.query().trim() !== '') return findEmoji(all, this.query(), MAX_FOUND).map(this.#cell);
    const group = this.chosen();
    if (group !== 'recent') return all.filter((emoji) => emoji.group === group).map(this.#cell);
    return this.#recent.list().map((text) => ({ text, name: this.#nameOf(text) }));
  });
  protected readonly rows = computed(() => {
    const cells = this.#cells();
    const count = Math.ceil(cells.length / COLUMNS);
    return Array.from({ length: count }, (_, row) => cells.slice(row * COLUMNS, (row + 1) * COLUMNS));
  });

  constructor() {
    afterNextRender(() => this.#host.querySelector('input')?.focus({ preventScroll: true }));
  }

  protected indexOf(row: number, column: number): number {
    return row * COLUMNS + column;
  }

  protected show(group: EmojiGroup | 'recent'): void {
    this.query.set('');
    this.chosen.set(group);
    this.current.set(0);
  }

  protected search(query: string): void {
    this.query.set(query);
    this.current.set(0);
  }

  protected pick(emoji: string): void {
    this.#recent.use(emoji);
    this.picked.emit(emoji);
  }

  protected retry(): void {
    this.#all.reload();
  }

  protected async prefer(tone: number): Promise<void> {
    try {
      await this.#preferences.set({ skinTone: tone });
    } catch (thrown) {
      void this.#notices.failure(thrown);
    }
  }

  /** Arrows lead from the line of search into the grid and through it; Enter in the line takes the first that was found. */
  protected keyed(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const inSearch = event.target instanceof HTMLInputElement && event.target.type === 'search';
    const inGrid = event.target instanceof Node && this.grid()?.nativeElement.contains(event.target);
    if (inSearch && event.key === 'Enter') this.#pickFirst(event);
    else if (inSearch && event.key === 'ArrowDown') this.#go(event, 0);
    else if (inGrid) this.#move(event);
  }

  #pickFirst(event: Event): void {
    const [first] = this.#cells();
    event.preventDefault();
    if (first && this.query().trim() !== '') this.pick(first.text);
  }

  #move(event: KeyboardEvent): void {
    const forward = getComputedStyle(this.#host).direction === 'rtl' ? -1 : 1;
    const steps: Record<string, number> = {
      ArrowRight: forward,
      ArrowLeft: -forward,
      ArrowDown: COLUMNS,
      ArrowUp: -COLUMNS,
      Home: -this.current(),
      End: this.#cells().length - 1 - this.current(),
    };
    const step = steps[event.key];
    if (step === undefined) return;
    if (event.key === 'ArrowUp' && this.current() < COLUMNS) {
      event.preventDefault();
      this.#host.querySelector('input')?.focus();
    } else this.#go(event, this.current() + step);
  }

  #go(event: Event, index: number): void {
    event.preventDefault();
    const at = Math.max(0, Math.min(this.#cells().length - 1, index));
    this.current.set(at);
    this.grid()?.nativeElement.querySelectorAll('button')[at]?.focus();
  }

  readonly #cell = (emoji: Emoji): Cell => {
    const text = toned(emoji, this.tone());
    return { text, name: this.#nameOf(text) };
  };

  #nameOf(text: string): string {
    return this.#known().get(text)?.names[this.#preferences.language()] ?? text;
  }
}

/** An emoji under each of the ways it is written. */
const namesOf = (emoji: Emoji): [string, Emoji][] =>
  [emoji.text, ...emoji.tones].map((text) => [text, emoji]);
