import { Component, input, model } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { nextFieldId } from '../../ui/field/field-id';

/** A short labelled line of a filter, and what is wrong with it. */
@Component({
  selector: 'sk-line-field',
  imports: [TranslatePipe],
  template: `
    <label [for]="id">{{ label() | translate }}</label>
    <input
      #line
      type="text"
      dir="ltr"
      autocomplete="off"
      autocapitalize="none"
      spellcheck="false"
      [id]="id"
      [attr.aria-invalid]="!!fault()"
      [attr.aria-describedby]="fault() ? id + '-fault' : null"
      [attr.placeholder]="placeholder()"
      [value]="value()"
      (input)="value.set(line.value)"
    />
    @if (fault(); as key) {
      <p class="fault" [id]="id + '-fault'">{{ key | translate }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--sk-space-1);
      align-self: start;
    }
    label {
      font-size: var(--sk-text-meta);
      font-weight: 550;
    }
    input {
      inline-size: 100%;
      min-block-size: var(--sk-touch);
      padding-inline: var(--sk-space-3);
      border: 1px solid var(--mat-sys-outline);
      border-radius: var(--sk-radius);
      color: inherit;
      background: transparent;
      font: inherit;
    }
    .fault {
      color: var(--mat-sys-error);
      font-size: var(--sk-text-small);
    }
  `,
})
export class LineField {
  readonly label = input.required<string>();
  readonly placeholder = input<string>();
  /** The key of a sentence. */
  readonly fault = input<string | null>(null);
  readonly value = model('');

  protected readonly id = nextFieldId();
}
