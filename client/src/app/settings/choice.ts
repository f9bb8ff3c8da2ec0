import { Component, input, output } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { nextFieldId } from '../ui/field/field-id';

/** One of a few, all of them in sight. The words of an option stand at `words` with its value added. */
@Component({
  selector: 'sk-choice',
  imports: [TranslatePipe],
  template: `
    <fieldset>
      <legend>{{ label() | translate }}</legend>
      @for (option of options(); track option) {
        <label>
          <input
            type="radio"
            [name]="name"
            [value]="option"
            [checked]="option === value()"
            (change)="chosen.emit(option)"
          />
          <span>{{ words() + option | translate }}</span>
        </label>
      }
    </fieldset>
    @if (hint(); as key) {
      <p class="hint">{{ key | translate }}</p>
    }
  `,
  styleUrl: './choice.scss',
})
export class Choice<T extends string> {
  readonly label = input.required<string>();
  readonly words = input.required<string>();
  readonly options = input.required<readonly T[]>();
  readonly value = input.required<T>();
  readonly hint = input<string>();
  readonly chosen = output<T>();

  protected readonly name = nextFieldId();
}
