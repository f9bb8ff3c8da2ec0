import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';
import { PreferencesStore } from '../../core/preferences-store';
import { formatNumber } from '../../dates/formats';
import { MessagePage } from '../../ui/message-page';

/** There is nothing at this address. */
@Component({
  selector: 'sk-not-found',
  imports: [MessagePage, RouterLink, TranslatePipe],
  template: `
    <sk-message-page [code]="code()" heading="notFound.title" text="notFound.text">
      <a class="sk-button" routerLink="/">{{ 'notFound.home' | translate }}</a>
    </sk-message-page>
  `,
})
export class NotFound {
  readonly #preferences = inject(PreferencesStore);
  protected readonly code = computed(() => formatNumber(404, this.#preferences.digits()));
}
