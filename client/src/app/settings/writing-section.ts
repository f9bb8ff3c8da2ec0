import { Component, inject } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { PreferencesStore } from '../core/preferences-store';
import { Saving } from './saving';
import { Toggle } from './toggle';

/** How the keyboard writes. */
@Component({
  selector: 'sk-writing-section',
  imports: [Toggle, TranslatePipe],
  template: `
    <h2>{{ 'settings.section.writing' | translate }}</h2>
    <sk-toggle
      label="settings.enterToSend.label"
      [hint]="preferences.enterToSend() ? 'settings.enterToSend.on' : 'settings.enterToSend.off'"
      [on]="preferences.enterToSend()"
      (changed)="saving.choose({ enterToSend: $event })"
    />
  `,
  styleUrl: './section.scss',
})
export class WritingSection {
  protected readonly preferences = inject(PreferencesStore);
  protected readonly saving = inject(Saving);
}
