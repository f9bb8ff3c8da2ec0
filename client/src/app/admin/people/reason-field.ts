import { Component, computed, input, model } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { LIMITS, codePointLength } from '#contracts';
import { AutoDir } from '../../text/auto-dir';
import { nextFieldId } from '../../ui/field/field-id';
import { FieldNote } from '../../ui/field/field-note';

/** Why something is done to somebody, in a few words that may be left out. */
@Component({
  selector: 'sk-reason-field',
  imports: [AutoDir, FieldNote, TranslatePipe],
  template: `
    <label [for]="id">
      {{ label() | translate }}
      <span class="optional">({{ 'register.optional' | translate }})</span>
    </label>
    <textarea
      #words
      skAutoDir
      rows="2"
      [id]="id"
      [value]="reason()"
      [attr.aria-invalid]="tooLong()"
      [attr.aria-describedby]="id + '-note'"
      (input)="reason.set(words.value)"
    ></textarea>
    <sk-field-note [id]="id + '-note'" name="reason" [errors]="tooLong() ? [{ kind: 'tooLong' }] : []" />
  `,
  styleUrl: '../../ui/field/field.scss',
})
export class ReasonField {
  readonly label = input.required<string>();
  readonly reason = model('');

  protected readonly id = nextFieldId();
  protected readonly tooLong = computed(() => codePointLength(this.reason()) > LIMITS.reason.max);
}
