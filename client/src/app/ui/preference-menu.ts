import { Component, computed, inject } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { THEMES } from '#contracts';
import { PreferencesStore } from '../core/preferences-store';
import { ServerFaceStore } from '../core/server-face-store';
import { Icon } from './icon';
import { LANGUAGE_NAMES } from './language-names';

/**
 * Language and theme for pages where nobody is signed in yet. Native controls: these pages are
 * the first download, and a menu would bring the whole overlay with it.
 */
@Component({
  selector: 'sk-preference-menu',
  imports: [Icon, TranslatePipe],
  template: `
    @if (other(); as other) {
      <button type="button" [attr.lang]="other.code" (click)="preferences.set({ language: other.code })">
        <sk-icon name="globe" />{{ other.name }}
      </button>
    }
    <label>
      <sk-icon name="palette" />
      <span class="sk-visually-hidden">{{ 'theme.label' | translate }}</span>
      <select [value]="preferences.theme()" (change)="choose($event)">
        @for (theme of themes; track theme) {
          <option [value]="theme" [selected]="theme === preferences.theme()">
            {{ 'theme.' + theme | translate }}
          </option>
        }
      </select>
    </label>
  `,
  styleUrl: './preference-menu.scss',
})
export class PreferenceMenu {
  protected readonly preferences = inject(PreferencesStore);
  protected readonly themes = THEMES;
  readonly #face = inject(ServerFaceStore);
  /** The page speaks two languages at most: one press leads to the other. */
  protected readonly other = computed(() =>
    LANGUAGE_NAMES.find(
      ({ code }) => code !== this.preferences.language() && this.#face.languages().includes(code),
    ),
  );

  protected choose({ target }: Event): void {
    const theme = THEMES.find((name) => target instanceof HTMLSelectElement && name === target.value);
    if (theme) void this.preferences.set({ theme });
  }
}
