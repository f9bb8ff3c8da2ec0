import { Component, input, model } from '@angular/core';
import { SelectField } from '../../ui/select-field';

/** One of several by which a list is narrowed or a deed is told. Its words stand at `name`, those of an option behind the plural. */
@Component({
  selector: 'sk-select-filter',
  imports: [SelectField],
  template: `
    <sk-select-field
      [label]="name()"
      [words]="name() + 's.'"
      [options]="options()"
      [value]="value()"
      (chosen)="value.set($event)"
    />
  `,
})
export class SelectFilter<T extends string> {
  /** A key. */
  readonly name = input.required<string>();
  readonly options = input.required<readonly T[]>();
  readonly value = model.required<T>();
}
