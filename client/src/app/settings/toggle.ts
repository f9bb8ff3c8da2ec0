import { Component, input, output } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { nextFieldId } from '../ui/field/field-id';

/** Something that is on or off, and what that means. */
@Component({
  selector: 'sk-toggle',
  imports: [TranslatePipe],
  template: `
    <label>
      <span class="words">
        <span class="label">{{ label() | translate }}</span>
        @if (hint(); as key) {
          <span class="hint" [id]="id">{{ key | translate }}</span>
        }
      </span>
      <input
        #box
        type="checkbox"
        role="switch"
        [checked]="on()"
        [disabled]="disabled()"
        [attr.aria-label]="label() | translate"
        [attr.aria-describedby]="hint() ? id : null"
        (change)="changed.emit(box.checked)"
      />
    </label>
  `,
  styleUrl: './toggle.scss',
})
export class Toggle {
  readonly label = input.required<string>();
  readonly hint = input<string>();
  readonly on = input.required<boolean>();
  readonly disabled = input(false);
  readonly changed = output<boolean>();

  protected readonly id = nextFieldId();
}
