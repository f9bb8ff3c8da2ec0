import { Component, computed, input, signal } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { TranslatePipe } from '@ngx-translate/core';
import { Icon } from '../icon';
import { nextFieldId } from './field-id';
import { FieldNote } from './field-note';

/** A password that can be looked at: nobody should type a long one blind. */
@Component({
  selector: 'sk-password-field',
  imports: [FieldNote, FormField, Icon, TranslatePipe],
  template: `
    <label [for]="id">{{ label() | translate }}</label>
    <div class="with-button">
      <input
        dir="ltr"
        autocapitalize="none"
        spellcheck="false"
        [id]="id"
        [type]="shown() ? 'text' : 'password'"
        [formField]="field()"
        [attr.aria-invalid]="faulty()"
        [attr.aria-describedby]="noteId"
        [attr.autocomplete]="autocomplete()"
      />
      <button
        class="sk-icon-button"
        type="button"
        [attr.aria-label]="(shown() ? 'field.hidePassword' : 'field.showPassword') | translate"
        (click)="shown.set(!shown())"
      >
        <sk-icon [name]="shown() ? 'eyeOff' : 'eye'" />
      </button>
    </div>
    <sk-field-note
      [id]="noteId"
      [name]="name()"
      [hint]="hint()"
      [errors]="faulty() ? field()().errors() : []"
    />
  `,
  styleUrl: './field.scss',
})
export class PasswordField {
  readonly field = input.required<FieldTree<string>>();
  readonly name = input('password');
  readonly label = input('field.password');
  readonly hint = input<string>();
  readonly autocomplete = input<'current-password' | 'new-password'>('current-password');

  protected readonly id = nextFieldId();
  protected readonly noteId = `${this.id}-note`;
  protected readonly shown = signal(false);
  protected readonly faulty = computed(() => this.field()().touched() && this.field()().invalid());
}
