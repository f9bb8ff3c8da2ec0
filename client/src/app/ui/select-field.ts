import { Component, inject, input, output } from '@angular/core';
import { TranslatePipe, TranslateService } from '@ngx-translate/core';
import { nextFieldId } from './field/field-id';

/** One of several, in a list that opens. The words of an option stand at `words` with its value added, or `say` finds them. */
@Component({
  selector: 'sk-select-field',
  imports: [TranslatePipe],
  template: `
    <label [for]="id" [class.sk-visually-hidden]="hideLabel()">{{ label() | translate }}</label>
    <select #list [id]="id" (change)="chosen.emit(options()[list.selectedIndex]!)">
      @for (option of options(); track option) {
        <option [selected]="option === value()">{{ textOf(option) }}</option>
      }
    </select>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--sk-space-1);
    }
    label {
      font-size: var(--sk-text-meta);
      font-weight: 550;
    }
    select {
      inline-size: 100%;
    }
  `,
})
export class SelectField<T extends string | number> {
  readonly label = input.required<string>();
  readonly words = input('');
  readonly say = input<(option: T) => string>();
  readonly options = input.required<readonly T[]>();
  readonly value = input.required<T>();
  /** Where what is beside it says what it is. */
  readonly hideLabel = input(false);
  readonly chosen = output<T>();

  readonly #translate = inject(TranslateService);
  protected readonly id = nextFieldId();

  protected textOf(option: T): string {
    const words: unknown = this.say()?.(option) ?? this.#translate.instant(this.words() + option);
    return String(words);
  }
}
