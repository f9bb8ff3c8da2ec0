import { Component, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { TextField } from '../../ui/field/text-field';
import type { RoomFields } from './room-fields';

/** What a room is called and what it is for. */
@Component({
  selector: 'sk-room-texts',
  imports: [TextField],
  template: `
    <sk-text-field name="name" label="field.roomName" [field]="fields().name" />
    <sk-text-field
      name="description"
      label="field.description"
      [lines]="2"
      [optional]="true"
      [field]="fields().description"
    />
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--sk-space-1);
    }
  `,
})
export class RoomTexts {
  readonly fields = input.required<Pick<FieldTree<RoomFields>, keyof RoomFields>>();
}
