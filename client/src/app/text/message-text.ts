import { Directionality } from '@angular/cdk/bidi';
import { Component, computed, inject, input, output } from '@angular/core';
import { type Direction, actionOf, emojiCount, paragraphs } from '#text';
import { CodeBlock } from './code-block';
import { type Group, grouped } from './groups';
import { EVERYBODY, type MentionState, Mentions } from './mentions';
import { TextParagraph } from './text-paragraph';

/** So many emoji by themselves are shown large. */
const LARGE_UP_TO = 3;

/**
 * The text of a message: one block a paragraph with a direction of its own, and everything isolated inside it that
 * the paragraph would otherwise show in a wrong order. Text reaches the page as text nodes only.
 */
@Component({
  selector: 'sk-message-text',
  imports: [CodeBlock, TextParagraph],
  templateUrl: './message-text.html',
  styleUrl: './message-text.scss',
  providers: [{ provide: Mentions, useExisting: MessageText }],
  host: { '[class.large]': 'large()' },
})
export class MessageText implements Mentions {
  /** What was written, as it came from the server. */
  readonly text = input.required<string>();
  /** The direction its writer chose for all of it. */
  readonly dir = input<Direction>();
  /** Usernames it mentions; absent while nobody knows. */
  readonly mentions = input<readonly string[]>();
  /** The reader's username. */
  readonly me = input<string>();
  /** Who said it: named in an action. */
  readonly author = input('');
  /** The username of somebody whose card is wanted. */
  readonly mentioned = output<string>();

  readonly #page = inject(Directionality).valueSignal;
  readonly #action = computed(() => (this.author() === '' ? null : actionOf(this.text())));
  readonly #live = computed(() => {
    const names = this.mentions();
    return names && new Set(names.map((name) => name.toLowerCase()));
  });

  protected readonly actor = computed(() => (this.#action() === null ? undefined : this.author()));
  /** Paragraphs without words of their own read as the page does. */
  protected readonly groups = computed((): Group[] => {
    const groups = grouped(paragraphs(this.#action() ?? this.text(), this.#page(), this.dir()));
    if (this.#action() === null || groups[0]?.kind === 'line') return groups;
    // A quote, list or block has no room for the name: it stands in a line above.
    return [{ kind: 'line', line: { dir: this.dir() ?? this.#page(), segments: [] } }, ...groups];
  });
  protected readonly large = computed(() => {
    const count = emojiCount(this.text());
    return count > 0 && count <= LARGE_UP_TO;
  });

  stateOf(username: string): MentionState {
    const live = this.#live();
    const name = username.toLowerCase();
    if (!live) return 'named';
    if (!live.has(name)) return 'plain';
    return name === EVERYBODY || name === this.me()?.toLowerCase() ? 'me' : 'live';
  }

  open(username: string): void {
    this.mentioned.emit(username);
  }
}
