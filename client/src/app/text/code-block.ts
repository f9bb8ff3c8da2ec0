import { Clipboard } from '@angular/cdk/clipboard';
import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { Icon } from '../ui/icon';
import { type CodeToken, Highlighter } from './highlighter';

/** How long a copied block says so. */
const COPIED_MS = 2_000;

/** A block of code: always from left to right, coloured where its language is known, and to be copied. */
@Component({
  selector: 'sk-code-block',
  imports: [Icon, TranslatePipe],
  templateUrl: './code-block.html',
  styleUrl: './code-block.scss',
})
export class CodeBlock {
  readonly #clipboard = inject(Clipboard);
  readonly #highlighter = inject(Highlighter);

  readonly code = input.required<string>();
  /** As it was typed after the fence. */
  readonly language = input('');

  readonly #tokens = resource({
    params: () => (this.language() === '' ? undefined : { language: this.language(), code: this.code() }),
    loader: ({ params }) => this.#highlighter.tokens(params.language.toLowerCase(), params.code),
  });

  protected readonly copied = signal(false);
  /** Plain until its language is there, and for good when that does not come. */
  protected readonly pieces = computed((): readonly CodeToken[] => {
    const tokens = this.#tokens.hasValue() ? this.#tokens.value() : null;
    return tokens ?? [{ text: this.code() }];
  });

  protected copy(): void {
    if (!this.#clipboard.copy(this.code())) return;
    this.copied.set(true);
    setTimeout(() => this.copied.set(false), COPIED_MS);
  }
}
