import { Component, DOCUMENT, computed, inject } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { PreferencesStore } from '../../core/preferences-store';
import { formatNumber } from '../../dates/formats';
import { MessagePage } from '../../ui/message-page';

/** The page could not go on. It is in the first download: it must work when nothing more can be fetched. */
@Component({
  selector: 'sk-failure',
  imports: [MessagePage, TranslatePipe],
  template: `
    <sk-message-page [code]="code()" heading="failure.title" text="failure.text">
      <button class="sk-button" type="button" (click)="retry()">{{ 'app.retry' | translate }}</button>
    </sk-message-page>
  `,
})
export class Failure {
  readonly #preferences = inject(PreferencesStore);
  readonly #window = inject(DOCUMENT).defaultView;
  protected readonly code = computed(() => formatNumber(500, this.#preferences.digits()));

  protected retry(): void {
    this.#window?.location.reload();
  }
}
