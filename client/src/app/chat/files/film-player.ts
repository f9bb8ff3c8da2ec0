import {
  Component,
  DOCUMENT,
  DestroyRef,
  ElementRef,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import type { FileInfo } from '#contracts';
import { contentOf } from '../../core/file-address';
import { Icon } from '../../ui/icon';
import { FileWords } from './file-words';
import { Playback } from './playback';
import { Seek } from './seek';

/** The controls of a film that plays stay so long after the pointer rests. */
export const AWAKE_MS = 2_500;

/**
 * A film and its controls, which leave the picture alone while it plays and nobody reaches for them. Time runs from left
 * to right in every language, as on all players.
 */
@Component({
  selector: 'sk-film-player',
  imports: [Icon, Playback, Seek, TranslatePipe],
  templateUrl: './film-player.html',
  styleUrl: './film-player.scss',
  host: {
    role: 'group',
    dir: 'ltr',
    '[attr.aria-label]': 'file().name',
    '(pointermove)': 'wake()',
    '(pointerdown)': 'touched($event)',
    '(pointerleave)': 'left($event)',
    '(document:fullscreenchange)': 'filled()',
  },
})
export class FilmPlayer {
  readonly #document = inject(DOCUMENT);
  readonly #host: HTMLElement = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly words = inject(FileWords);

  readonly file = input.required<FileInfo>();
  /** Who sent it. */
  readonly author = input.required<string>();
  /** It cannot be played. */
  readonly lost = output();

  protected readonly muted = signal(false);
  protected readonly awake = signal(true);
  /** Whether it takes up the whole screen; not every telephone lets a page do that. */
  protected readonly fills = signal(false);
  protected readonly canFill = this.#document.fullscreenEnabled;
  /** Until it plays, a moment near its beginning is shown: the very first frame is often black. */
  protected readonly source = computed(() => `${contentOf(this.file().id)}#t=0.1`);

  #sleep: ReturnType<typeof setTimeout> | undefined;
  /** The finger that is down found the controls away: it cannot hover, so its press brings them and does nothing else. */
  #woken = false;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.#sleep));
  }

  protected pressed(playing: Playback): void {
    if (!this.#woken || !playing.playing()) playing.toggle();
  }

  protected touched({ pointerType }: PointerEvent): void {
    this.#woken = pointerType !== 'mouse' && !this.awake();
    this.wake();
  }

  protected wake(): void {
    this.awake.set(true);
    clearTimeout(this.#sleep);
    this.#sleep = setTimeout(() => this.awake.set(false), AWAKE_MS);
  }

  /** A mouse; a finger leaves whenever it is lifted. */
  protected left({ pointerType }: PointerEvent): void {
    if (pointerType === 'mouse') this.awake.set(false);
  }

  protected async fill(): Promise<void> {
    if (this.fills()) await this.#document.exitFullscreen();
    else await this.#host.requestFullscreen();
  }

  protected filled(): void {
    this.fills.set(this.#document.fullscreenElement === this.#host);
  }
}
