import { Component, computed, inject, input, model } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { PreferencesStore } from '../../core/preferences-store';
import { fullDateTime } from '../../dates/calendar';
import { numericDay } from '../../dates/formats';
import { nextFieldId } from '../field/field-id';
import { FieldNote } from '../field/field-note';
import { type Moment, momentOf } from './moment';

/**
 * A day and a time as a person writes them, in either calendar and any digits. Below it stands what was understood,
 * in both calendars.
 */
@Component({
  selector: 'sk-moment-fields',
  imports: [FieldNote, TranslatePipe],
  template: `
    <div class="both">
      <div>
        <label [for]="id">{{ 'moment.day' | translate }}</label>
        <input
          #day
          type="text"
          dir="ltr"
          inputmode="numeric"
          autocomplete="off"
          [id]="id"
          [attr.aria-invalid]="!!fault()"
          [attr.aria-describedby]="noteId"
          [attr.placeholder]="placeholder()"
          [value]="moment().day"
          (input)="moment.set({ day: day.value, time: moment().time })"
        />
      </div>
      <div>
        <label [for]="id + '-time'">{{ 'moment.time' | translate }}</label>
        <input
          #time
          type="text"
          dir="ltr"
          inputmode="numeric"
          autocomplete="off"
          [id]="id + '-time'"
          [attr.aria-invalid]="!!fault()"
          [attr.aria-describedby]="noteId"
          [value]="moment().time"
          (input)="moment.set({ day: moment().day, time: time.value })"
        />
      </div>
    </div>
    @if (fault(); as kind) {
      <sk-field-note [id]="noteId" name="moment" [errors]="[{ kind }]" />
    } @else {
      <p class="understood" [id]="noteId">{{ understood() }}</p>
    }
  `,
  styleUrls: ['../field/field.scss', './moment-fields.scss'],
})
export class MomentFields {
  readonly #preferences = inject(PreferencesStore);

  readonly moment = model.required<Moment>();
  /** The code of what is wrong with it. */
  readonly fault = input<string | null>(null);

  protected readonly id = nextFieldId();
  protected readonly noteId = `${this.id}-note`;
  protected readonly placeholder = computed(() => numericDay(new Date(), this.#preferences.reading()));
  protected readonly understood = computed(() => {
    const at = momentOf(this.moment());
    if (!at) return '';
    const reading = this.#preferences.reading();
    const other = reading.calendar === 'jalali' ? 'gregorian' : 'jalali';
    const both = [fullDateTime(at, reading), fullDateTime(at, { ...reading, calendar: other })];
    return both.join(' — ');
  });
}
