import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import type { FileInfo } from '#contracts';
import { contentOf, downloadOf } from '../../core/file-address';
import { PreferencesStore } from '../../core/preferences-store';
import { formatNumber } from '../../dates/formats';
import { Icon } from '../../ui/icon';
import { FileName } from './file-name';
import { FileWords } from './file-words';
import { Playback } from './playback';
import { Seek } from './seek';
import { bars } from './waveform';

const SPEEDS = [1, 1.5, 2] as const;
const BARS = 44;

/**
 * Plays a voice message or a piece of sound: a button, a place in time that can be moved, and how fast it goes. Time runs
 * from left to right in every language, as on all players.
 */
@Component({
  selector: 'sk-sound',
  imports: [FileName, Icon, Playback, Seek, TranslatePipe],
  templateUrl: './sound.html',
  styleUrl: './sound.scss',
  host: { role: 'group', dir: 'ltr', '[attr.aria-label]': 'name()' },
})
export class Sound {
  readonly #preferences = inject(PreferencesStore);
  readonly #words = inject(FileWords);

  readonly file = input.required<FileInfo>();

  protected readonly missing = signal(false);
  protected readonly speed = signal<(typeof SPEEDS)[number]>(1);

  protected readonly voice = computed(() => this.file().kind === 'voice');
  protected readonly name = computed(() => (this.voice() ? this.#words.of([this.file()]) : this.file().name));
  protected readonly source = computed(() => contentOf(this.file().id));
  protected readonly download = computed(() => downloadOf(this.file().id));
  protected readonly bars = computed(() => (this.voice() ? bars(this.file().waveform ?? [], BARS) : []));
  protected readonly saidSpeed = computed(() => `${formatNumber(this.speed(), this.#preferences.digits())}×`);

  protected faster(): void {
    this.speed.update((speed) => SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length] ?? 1);
  }
}
