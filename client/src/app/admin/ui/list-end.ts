import { Component, computed, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslatePipe } from '@ngx-translate/core';
import { Alert } from '../../ui/field/alert';
import type { Paged } from './paged';

/** What stands below a list that comes page by page: that nothing fits, why a page is missing, the way to the next. */
@Component({
  selector: 'sk-list-end',
  imports: [Alert, MatButton, TranslatePipe],
  template: `
    @if (status() === 'error') {
      <sk-alert [thrown]="list().failure()" />
      <button matButton="outlined" type="button" (click)="list().more()">
        {{ 'app.retry' | translate }}
      </button>
    } @else if (list().items().length === 0) {
      <p role="status">{{ (status() === 'loading' ? 'app.loading' : none()) | translate }}</p>
    } @else if (list().hasMore()) {
      <button
        matButton="outlined"
        type="button"
        [disabled]="status() === 'loading'"
        disabledInteractive
        (click)="list().more()"
      >
        {{ 'admin.more' | translate }}
      </button>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--sk-space-3);
    }
    :host:empty {
      display: none;
    }
    p {
      color: var(--sk-muted);
    }
    button {
      justify-self: center;
    }
  `,
})
export class ListEnd {
  readonly list = input.required<Paged<unknown>>();
  /** The key of the sentence that nothing fits. */
  readonly none = input.required<string>();

  protected readonly status = computed(() => this.list().status());
}
