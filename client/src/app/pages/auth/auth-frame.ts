import { Component, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { Brand } from '../../ui/brand';
import { PreferenceMenu } from '../../ui/preference-menu';
import { Khatam } from './khatam';

/** What login and registration share: the mark, language and theme, and on wide screens a proverb in a tiled wall. */
@Component({
  selector: 'sk-auth-frame',
  imports: [Brand, Khatam, PreferenceMenu, TranslatePipe],
  template: `
    <div class="side">
      <header>
        <sk-brand />
        <sk-preference-menu />
      </header>
      <main>
        <h1>{{ heading() | translate }}</h1>
        <p class="lead">{{ lead() | translate: names() }}</p>
        <ng-content />
      </main>
    </div>
    <div class="art" aria-hidden="true">
      <sk-khatam />
      <p class="verse" lang="fa" dir="rtl">سخن کز دل برآید<br />لاجرم بر دل نشیند</p>
    </div>
  `,
  styleUrl: './auth-frame.scss',
})
export class AuthFrame {
  readonly heading = input.required<string>();
  readonly lead = input.required<string>();
  /** Of whom and what the lead speaks. */
  readonly names = input<Record<string, string>>({});
}
