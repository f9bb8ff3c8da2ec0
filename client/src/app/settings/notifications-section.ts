import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslatePipe } from '@ngx-translate/core';
import { SOUNDS, type Sound } from '#contracts';
import { PreferencesStore } from '../core/preferences-store';
import { NumberPipe } from '../i18n/count';
import { DesktopNotifications } from '../notifications/desktop';
import { Sounds } from '../notifications/sounds';
import { Choice } from './choice';
import { Saving } from './saving';
import { Toggle } from './toggle';

/** The first quiet hours somebody is offered. */
const NIGHT = { quietFrom: '23:00', quietTo: '07:00' };

/** How one is told of what comes, and when not. */
@Component({
  selector: 'sk-notifications-section',
  imports: [Choice, MatButton, NumberPipe, Toggle, TranslatePipe],
  templateUrl: './notifications-section.html',
  styleUrl: './section.scss',
})
export class NotificationsSection {
  readonly #desktop = inject(DesktopNotifications);
  readonly #sounds = inject(Sounds);
  protected readonly preferences = inject(PreferencesStore);
  protected readonly saving = inject(Saving);
  protected readonly sounds = SOUNDS;
  protected readonly permission = this.#desktop.permission;
  protected readonly possible = computed(() => !['denied', 'unsupported'].includes(this.permission()));
  protected readonly desktopOn = computed(
    () => this.permission() === 'granted' && this.preferences.desktopNotifications(),
  );
  protected readonly quiet = computed(() => !!this.preferences.quietFrom() && !!this.preferences.quietTo());

  protected setDesktop(wanted: boolean): Promise<void> {
    return this.saving.run(async () => {
      const desktopNotifications = wanted && (await this.#desktop.ask());
      await this.preferences.set({ desktopNotifications });
    });
  }

  protected async chooseSound(sound: Sound): Promise<void> {
    await Promise.all([
      this.saving.choose({ sound }),
      this.#sounds.play(sound, this.preferences.soundVolume()),
    ]);
  }

  protected async setVolume({ target }: Event): Promise<void> {
    if (!(target instanceof HTMLInputElement)) return;
    await this.saving.choose({ soundVolume: target.valueAsNumber });
    await this.test();
  }

  protected test(): Promise<void> {
    return this.#sounds.play(this.preferences.sound(), this.preferences.soundVolume());
  }

  protected setQuiet(wanted: boolean): Promise<void> {
    return this.saving.choose(wanted ? NIGHT : { quietFrom: '', quietTo: '' });
  }

  protected async setTime(end: 'quietFrom' | 'quietTo', { target }: Event): Promise<void> {
    // Emptied while it is being typed: the time before holds.
    if (target instanceof HTMLInputElement && target.value) await this.saving.choose({ [end]: target.value });
  }
}
