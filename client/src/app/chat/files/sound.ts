import { Component, type ElementRef, computed, inject, input, signal, viewChild } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import type { FileInfo } from '#contracts';
import { contentOf, downloadOf } from '../../core/file-address';
import { PreferencesStore } from '../../core/preferences-store';
import { formatNumber } from '../../dates/formats';
import { Icon } from '../../ui/icon';
import { FileName } from './file-name';
import { FileWords } from './file-words';
import { OneAtATime } from './one-at-a-time';
import { bars } from './waveform';

const SPEEDS = [1, 1.5, 2] as const;
const BARS = 44;

/**
 * Plays a voice message or a piece of sound: a button, a place in time that can be moved, and how fast it goes. Time runs
 * from left to right in every language, as on all players.
 */
@Component({
  selector: 'sk-sound',
  imports: [FileName, Icon, OneAtATime, TranslatePipe],
  templateUrl: './sound.html',
  styleUrl: './sound.scss',
  host: { role: 'group', dir: 'ltr', '[attr.aria-label]': 'name()' },
})
export class Sound {
  readonly #preferences = inject(PreferencesStore);
  protected readonly words = inject(FileWords);

  readonly file = input.required<FileInfo>();
  private readonly element = viewChild<ElementRef<HTMLAudioElement>>('sound');

  protected readonly state = signal<'still' | 'playing' | 'missing'>('still');
  protected readonly at = signal(0);
  readonly #measured = signal<number | null>(null);
  readonly #speed = signal<(typeof SPEEDS)[number]>(1);

  protected readonly voice = computed(() => this.file().kind === 'voice');
  protected readonly name = computed(() => (this.voice() ? this.words.of([this.file()]) : this.file().name));
  protected readonly source = computed(() => contentOf(this.file().id));
  protected readonly download = computed(() => downloadOf(this.file().id));
  /** In seconds. What the server found comes first: a recording does not know its own length until it was played. */
  protected readonly length = computed(() => this.file().duration ?? this.#measured() ?? 0);
  protected readonly played = computed(() =>
    this.length() > 0 ? Math.min(1, this.at() / this.length()) : 0,
  );
  protected readonly bars = computed(() => bars(this.file().waveform ?? [], BARS));
  protected readonly playedBars = computed(() => this.played() * BARS);
  protected readonly clock = computed(() => {
    const length = this.words.length(this.length());
    const at = this.words.length(this.at());
    return { at, length, shown: this.state() === 'playing' || this.at() > 0 ? at : length };
  });
  protected readonly speed = computed(() => `${formatNumber(this.#speed(), this.#preferences.digits())}×`);

  protected toggle(): void {
    const sound = this.element()?.nativeElement;
    if (!sound) return;
    if (sound.paused) void this.#play(sound);
    else sound.pause();
  }

  protected seek(event: Event): void {
    const sound = this.element()?.nativeElement;
    if (!sound || !(event.target instanceof HTMLInputElement)) return;
    this.at.set(Number(event.target.value));
    sound.currentTime = this.at();
  }

  protected faster(): void {
    const next = SPEEDS[(SPEEDS.indexOf(this.#speed()) + 1) % SPEEDS.length] ?? 1;
    this.#speed.set(next);
    const sound = this.element()?.nativeElement;
    if (sound) sound.playbackRate = next;
  }

  protected measured({ duration }: HTMLAudioElement): void {
    if (Number.isFinite(duration)) this.#measured.set(duration);
  }

  protected moved({ currentTime }: HTMLAudioElement): void {
    this.at.set(currentTime);
  }

  protected ended(): void {
    this.state.set('still');
    this.at.set(0);
  }

  async #play(sound: HTMLAudioElement): Promise<void> {
    sound.playbackRate = this.#speed();
    try {
      await sound.play();
    } catch (thrown) {
      // Somebody paused it before it began; what cannot be played at all has told so by its error.
      if (!(thrown instanceof DOMException)) throw thrown;
    }
  }
}
