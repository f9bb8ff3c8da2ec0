import { Component, inject, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { ErrorText } from '../../i18n/error-text';
import { Icon } from '../icon';

/** Why a form could not be sent, where it concerns no single field. */
@Component({
  selector: 'sk-alert',
  imports: [Icon, TranslatePipe],
  template: `
    @if (thrown() || reason()) {
      <p>
        <sk-icon name="alert" />
        <span>{{ thrown() ? errors.of(thrown()) : (reason() | translate) }}</span>
      </p>
    }
  `,
  styles: `
    p {
      display: flex;
      align-items: center;
      gap: var(--sk-space-3);
      padding: var(--sk-space-3) var(--sk-space-4);
      border-radius: var(--sk-radius);
      color: var(--mat-sys-on-error-container);
      background: var(--mat-sys-error-container);
      font-size: var(--sk-text-meta);
    }
  `,
  host: { role: 'alert', '[hidden]': '!thrown() && !reason()' },
})
export class Alert {
  protected readonly errors = inject(ErrorText);
  /** What the attempt threw. */
  readonly thrown = input<unknown>(null);
  /** Or the key of a sentence. */
  readonly reason = input<string | null>(null);
}
