import { Component, input } from '@angular/core';
import { FormField, FormRoot } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { TranslatePipe } from '@ngx-translate/core';
import { AutoDir } from '../../text/auto-dir';
import { Alert } from '../../ui/field/alert';
import { nextFieldId } from '../../ui/field/field-id';
import { FieldNote } from '../../ui/field/field-note';
import { FixedNote } from './fixed-note';
import type { SettingsGroup } from './settings-group';

/** Settings that are typed, and the one button that saves them. */
@Component({
  selector: 'sk-settings-form',
  imports: [Alert, AutoDir, FieldNote, FixedNote, FormField, FormRoot, MatButton, TranslatePipe],
  templateUrl: './settings-form.html',
  styleUrls: ['../../ui/field/field.scss', './settings-form.scss'],
})
export class SettingsForm {
  readonly group = input.required<SettingsGroup>();
  protected readonly id = nextFieldId();
}
