import { Directionality } from '@angular/cdk/bidi';
import { Component, computed, inject, input } from '@angular/core';
import { paragraphs } from '#text';

/**
 * The text of a message: one block a paragraph with a direction of its own, and everything isolated inside it that
 * the paragraph would otherwise show in a wrong order. Text reaches the page as text nodes only.
 */
@Component({
  selector: 'sk-message-text',
  templateUrl: './message-text.html',
  styleUrl: './message-text.scss',
})
export class MessageText {
  /** What was written, as it came from the server. */
  readonly text = input.required<string>();

  readonly #page = inject(Directionality).valueSignal;

  /** Paragraphs without words of their own read as the page does. */
  protected readonly paragraphs = computed(() => paragraphs(this.text(), this.#page()));
}
