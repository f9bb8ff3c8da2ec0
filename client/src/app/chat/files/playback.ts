import { Directive, ElementRef, computed, inject, input, signal } from '@angular/core';
import { FileWords } from './file-words';
import { OneAtATime } from './one-at-a-time';

/** What plays, as its controls see it: whether it does, where it is and how long it is. Times are in seconds. */
@Directive({
  selector: 'audio[skPlayback], video[skPlayback]',
  exportAs: 'skPlayback',
  hostDirectives: [OneAtATime],
  host: {
    '(play)': 'playing.set(true)',
    '(pause)': 'playing.set(false)',
    '(ended)': 'at.set(0)',
    '(durationchange)': 'measured()',
    '(timeupdate)': 'at.set(element.currentTime)',
  },
})
export class Playback {
  readonly #words = inject(FileWords);
  protected readonly element: HTMLMediaElement =
    inject<ElementRef<HTMLMediaElement>>(ElementRef).nativeElement;

  /** Its length as the server found it, which comes first: a recording does not know its own until it was played. */
  readonly found = input.required<number | undefined>({ alias: 'skPlayback' });

  readonly playing = signal(false);
  readonly at = signal(0);
  readonly #own = signal(0);
  readonly length = computed(() => this.found() ?? this.#own());
  readonly played = computed(() => (this.length() > 0 ? Math.min(1, this.at() / this.length()) : 0));
  readonly clock = computed(() => ({
    at: this.#words.length(this.at()),
    length: this.#words.length(this.length()),
  }));

  toggle(): void {
    if (this.element.paused) void this.#play();
    else this.element.pause();
  }

  seek(at: number): void {
    this.at.set(at);
    this.element.currentTime = at;
  }

  protected measured(): void {
    const { duration } = this.element;
    if (Number.isFinite(duration)) this.#own.set(duration);
  }

  async #play(): Promise<void> {
    try {
      await this.element.play();
    } catch (thrown) {
      // Somebody paused it before it began; what cannot be played at all has told so by its error.
      if (!(thrown instanceof DOMException)) throw thrown;
    }
  }
}
