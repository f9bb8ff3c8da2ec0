import type { OverlayRef } from '@angular/cdk/overlay';
import { DestroyRef, Directive, ElementRef, Injector, inject, input } from '@angular/core';
import type { Message } from '#contracts';
import { Notices } from '../../ui/notices';
import { LongPress } from '../../ui/long-press';

/** Somebody who only passes by with the pointer asks nothing. */
const HOVER_MS = 350;

/** Says who gave a reaction, while its button has the pointer, the focus or a finger that rests on it. */
@Directive({
  selector: '[skReactionNames]',
  hostDirectives: [{ directive: LongPress, outputs: ['pressed'] }],
  host: {
    '(mouseenter)': 'wait()',
    '(mouseleave)': 'close()',
    '(focus)': 'focused()',
    '(blur)': 'close()',
    '(keydown.escape)': 'close()',
  },
})
export class ReactionNames {
  readonly #injector = inject(Injector);
  readonly #notices = inject(Notices);
  readonly #button: HTMLElement = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #overlay: OverlayRef | null = null;
  /** Counts openings: one that was closed while it was fetched does not come up. */
  #turn = 0;

  readonly message = input.required<Message>();
  readonly emoji = input.required<string>();

  constructor() {
    inject(LongPress).held.subscribe(() => void this.#open());
    inject(DestroyRef).onDestroy(() => this.close());
  }

  protected wait(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#open(), HOVER_MS);
  }

  /** A finger focuses what it presses, too; there the names come by resting. */
  protected focused(): void {
    if (this.#button.matches(':focus-visible')) void this.#open();
  }

  protected close(): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
    this.#overlay?.dispose();
    this.#overlay = null;
  }

  async #open(): Promise<void> {
    this.close();
    const turn = this.#turn;
    try {
      const { openNames } = await import('./reaction-names-card');
      if (turn !== this.#turn) return;
      this.#overlay = openNames(this.#injector, this.#button, this.message(), this.emoji());
      this.#overlay.outsidePointerEvents().subscribe(() => this.close());
    } catch (thrown) {
      void this.#notices.failure(thrown);
    }
  }
}
