import { Component, inject } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { beginSignedInPage } from '../chat/shell/signed-in-page';
import { type Section, SectionedPage } from '../shell/sectioned-page';
import { Icon } from '../ui/icon';
import { Saving } from './saving';

const SECTIONS: readonly Section[] = [
  { name: 'profile', icon: 'person' },
  { name: 'appearance', icon: 'palette' },
  { name: 'writing', icon: 'pencil' },
  { name: 'notifications', icon: 'bell' },
  { name: 'privacy', icon: 'eyeOff' },
  { name: 'devices', icon: 'devices' },
  { name: 'password', icon: 'key' },
];

/** Everything a person may choose. */
@Component({
  selector: 'sk-settings-page',
  imports: [Icon, SectionedPage, TranslatePipe],
  template: `
    <sk-sectioned-page base="/settings" words="settings" [sections]="sections" (moved)="saving.forget()">
      <p role="status">
        @if (saving.state() === 'saved') {
          <span class="saved"><sk-icon name="check" />{{ 'settings.saved' | translate }}</span>
        } @else if (saving.state() === 'saving') {
          {{ 'settings.saving' | translate }}
        }
      </p>
    </sk-sectioned-page>
  `,
  styles: `
    p {
      color: var(--sk-muted);
      font-size: var(--sk-text-meta);
    }

    .saved {
      display: inline-flex;
      align-items: center;
      gap: var(--sk-space-1);
      color: var(--sk-good);
    }

    .saved sk-icon {
      inline-size: 1.125rem;
      block-size: 1.125rem;
    }
  `,
})
export class SettingsPage {
  protected readonly saving = inject(Saving);
  protected readonly sections = SECTIONS;

  constructor() {
    beginSignedInPage();
  }
}
