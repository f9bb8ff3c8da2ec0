import { Component, computed, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { TranslatePipe } from '@ngx-translate/core';
import { FieldNote } from './field-note';
import { nextFieldId } from './field-id';

/** One labelled line, or several, with its hint or its error below. */
@Component({
  selector: 'sk-text-field',
  imports: [FieldNote, FormField, TranslatePipe],
  template: `
    <label [for]="id">
      {{ label() | translate }}
      @if (optional()) {
        <span class="optional">({{ 'register.optional' | translate }})</span>
      }
    </label>
    @if (lines() > 1) {
      <textarea
        [id]="id"
        [formField]="field()"
        [rows]="lines()"
        [attr.aria-invalid]="faulty()"
        [attr.aria-describedby]="noteId"
        [attr.autocomplete]="autocomplete()"
      ></textarea>
    } @else {
      <input
        type="text"
        [id]="id"
        [formField]="field()"
        [attr.dir]="latin() ? 'ltr' : null"
        [attr.aria-invalid]="faulty()"
        [attr.aria-describedby]="noteId"
        [attr.autocomplete]="autocomplete()"
        [attr.autocapitalize]="latin() ? 'none' : null"
        [attr.spellcheck]="latin() ? false : null"
      />
    }
    <sk-field-note
      [id]="noteId"
      [name]="name()"
      [hint]="hint()"
      [errors]="faulty() ? field()().errors() : []"
    />
  `,
  styleUrl: './field.scss',
})
export class TextField {
  readonly field = input.required<FieldTree<string>>();
  /** The field's name in the contract: decides which sentence an error has. */
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly hint = input<string>();
  readonly optional = input(false);
  readonly lines = input(1);
  readonly autocomplete = input('off');
  /** For what is written in Latin letters only. */
  readonly latin = input(false);

  protected readonly id = nextFieldId();
  protected readonly noteId = `${this.id}-note`;
  protected readonly faulty = computed(() => this.field()().touched() && this.field()().invalid());
}
