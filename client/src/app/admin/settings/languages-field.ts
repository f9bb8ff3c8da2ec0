import { Component, computed, inject, input } from '@angular/core';
import { type DefaultLanguage, LANGUAGES, type Language, type ServerSettings } from '#contracts';
import { Choice } from '../../settings/choice';
import { Toggle } from '../../settings/toggle';
import { SettingsDesk } from './settings-desk';

/** Which languages people can choose, and which is for those who never did. */
@Component({
  selector: 'sk-languages-field',
  imports: [Choice, Toggle],
  template: `
    @for (language of all; track language) {
      <sk-toggle
        [label]="'admin.settings.language.' + language"
        [on]="offers(language)"
        [disabled]="offers(language) && isLast()"
        (changed)="offer(language, $event)"
      />
    }
    @if (!isLast()) {
      <sk-choice
        label="admin.settings.defaultLanguage.label"
        words="admin.settings.defaultLanguage."
        hint="admin.settings.defaultLanguage.hint"
        [options]="defaults()"
        [value]="settings().defaultLanguage"
        (chosen)="desk.switch({ defaultLanguage: $event })"
      />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--sk-space-3);
    }
  `,
})
export class LanguagesField {
  readonly settings = input.required<ServerSettings>();

  protected readonly desk = inject(SettingsDesk);
  protected readonly all = LANGUAGES;
  protected readonly isLast = computed(() => this.settings().languages.length === 1);
  protected readonly defaults = computed<DefaultLanguage[]>(() => ['browser', ...this.settings().languages]);

  protected offers(language: Language): boolean {
    return this.settings().languages.includes(language);
  }

  /** Nobody begins in a language that is not offered any more. */
  protected offer(language: Language, on: boolean): void {
    const languages = LANGUAGES.filter((each) => (each === language ? on : this.offers(each)));
    const isGone = this.settings().defaultLanguage === language && !on;
    void this.desk.switch({ languages, ...(isGone && { defaultLanguage: 'browser' }) });
  }
}
