import { Component, inject } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { CALENDARS, DIGITS, OWN_SIDES, TEXT_SIZES, THEMES } from '#contracts';
import { PreferencesStore } from '../core/preferences-store';
import { ServerFaceStore } from '../core/server-face-store';
import { Choice } from './choice';
import { Saving } from './saving';

/** How the page looks, speaks and reckons. */
@Component({
  selector: 'sk-appearance-section',
  imports: [Choice, TranslatePipe],
  template: `
    <h2>{{ 'settings.section.appearance' | translate }}</h2>
    <div class="group">
      <sk-choice
        label="theme.label"
        words="theme."
        [options]="themes"
        [value]="preferences.theme()"
        (chosen)="saving.choose({ theme: $event })"
      />
      <sk-choice
        label="settings.textSize.label"
        words="settings.textSize."
        [options]="sizes"
        [value]="preferences.textSize()"
        (chosen)="saving.choose({ textSize: $event })"
      />
      <sk-choice
        label="settings.ownSide.label"
        words="settings.ownSide."
        [options]="sides"
        [value]="preferences.ownSide()"
        (chosen)="saving.choose({ ownSide: $event })"
      />
    </div>
    <div class="group">
      @if (languages().length > 1) {
        <sk-choice
          label="language.label"
          words="language."
          [options]="languages()"
          [value]="preferences.language()"
          (chosen)="saving.choose({ language: $event })"
        />
      }
      <sk-choice
        label="settings.calendar.label"
        words="settings.calendar."
        [options]="calendars"
        [value]="preferences.calendar()"
        (chosen)="saving.choose({ calendar: $event })"
      />
      <sk-choice
        label="settings.digits.label"
        words="settings.digits."
        [options]="digits"
        [value]="preferences.digits()"
        (chosen)="saving.choose({ digits: $event })"
      />
    </div>
  `,
  styleUrl: './section.scss',
})
export class AppearanceSection {
  protected readonly preferences = inject(PreferencesStore);
  protected readonly saving = inject(Saving);
  protected readonly themes = THEMES;
  protected readonly sizes = TEXT_SIZES;
  protected readonly sides = OWN_SIDES;
  protected readonly languages = inject(ServerFaceStore).languages;
  protected readonly calendars = CALENDARS;
  protected readonly digits = DIGITS;
}
