import { Component, inject, input, output } from '@angular/core';
import { TranslatePipe, TranslateService } from '@ngx-translate/core';
import { nextFieldId } from './field/field-id';
import { Icon } from './icon';

/** One of several, in a list that opens. The words of an option stand at `words` with its value added, or `say` finds them. */
@Component({
  selector: 'sk-select-field',
  imports: [Icon, TranslatePipe],
  template: `
    <label [for]="id">{{ label() | translate }}</label>
    <span>
      <select #list [id]="id" (change)="chosen.emit(options()[list.selectedIndex]!)">
        @for (option of options(); track option) {
          <option [selected]="option === value()">{{ textOf(option) }}</option>
        }
      </select>
      <sk-icon name="chevron" />
    </span>
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
    span {
      position: relative;
    }
    sk-icon {
      position: absolute;
      inset-block: 0;
      inset-inline-end: var(--sk-space-3);
      inline-size: 1.125rem;
      margin-block: auto;
      color: var(--sk-muted);
      pointer-events: none;
    }
    select {
      appearance: none;
      inline-size: 100%;
      padding-inline: var(--sk-space-3) 2.5rem;
      min-block-size: var(--sk-touch);
      border: 1px solid var(--mat-sys-outline);
      border-radius: var(--sk-radius);
      color: inherit;
      background: var(--sk-page);
      font: inherit;
    }
  `,
})
export class SelectField<T extends string> {
  readonly label = input.required<string>();
  readonly words = input('');
  readonly say = input<(option: T) => string>();
  readonly options = input.required<readonly T[]>();
  readonly value = input.required<T>();
  readonly chosen = output<T>();

  readonly #translate = inject(TranslateService);
  protected readonly id = nextFieldId();

  protected textOf(option: T): string {
    const words: unknown = this.say()?.(option) ?? this.#translate.instant(this.words() + option);
    return String(words);
  }
}
