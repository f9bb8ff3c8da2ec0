import { Component, inject, input } from '@angular/core';
import type { Segment } from '#text';
import { EVERYBODY, type MentionState, Mentions } from './mentions';
import { type Shown, nested } from './nested';
import { wordsOf } from './shown-words';
import { Spoiler } from './spoiler';

/** Pieces of a paragraph as elements and text nodes, and the pieces within them. */
@Component({
  selector: 'sk-text-pieces',
  imports: [Spoiler],
  templateUrl: './text-pieces.html',
  styleUrl: './text-pieces.scss',
})
export class TextPieces {
  protected readonly mentions = inject(Mentions, { optional: true });

  readonly pieces = input.required<readonly Shown[]>();

  protected readonly wordsOf = wordsOf;

  protected shown(segments: readonly Segment[]): Shown[] {
    return nested(segments);
  }

  protected stateOf(username: string): MentionState {
    return this.mentions?.stateOf(username) ?? 'named';
  }

  /** Everybody has no card. */
  protected opens(username: string, state: MentionState): boolean {
    return (state === 'live' || state === 'me') && username.toLowerCase() !== EVERYBODY;
  }
}
