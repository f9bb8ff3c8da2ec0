import { Component, computed, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { type FieldFault, faultKey } from './field-fault';

/** What stands below a field: its first error, or its hint. One line is reserved, so that nothing jumps. */
@Component({
  selector: 'sk-field-note',
  imports: [TranslatePipe],
  template: `
    @if (errorKey(); as key) {
      <span class="error">{{ key | translate }}</span>
    } @else if (hint(); as key) {
      {{ key | translate }}
    }
  `,
  styles: `
    :host {
      display: block;
      min-block-size: 1.5rem;
      padding-inline: var(--sk-space-1);
      color: var(--sk-muted);
      font-size: var(--sk-text-small);
      line-height: 1.5rem;
    }
    .error {
      color: var(--mat-sys-error);
    }
  `,
})
export class FieldNote {
  readonly name = input.required<string>();
  readonly hint = input<string>();
  readonly errors = input.required<readonly FieldFault[]>();
  protected readonly errorKey = computed(() => faultKey(this.errors(), this.name()));
}
