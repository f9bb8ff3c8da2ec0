import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import { TranslatePipe } from '@ngx-translate/core';
import { isolate } from './isolate';

/** A question before something that is not easily taken back; keys of sentences. */
export interface Confirmation {
  readonly title: string;
  readonly text: string;
  readonly action: string;
  /** Of the thing it is about; fills `{{name}}`. */
  readonly name: string;
}

/** Closes with true when the person is sure. */
@Component({
  selector: 'sk-confirm-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, TranslatePipe],
  template: `
    <h2 mat-dialog-title>{{ data.title | translate: { name } }}</h2>
    <mat-dialog-content>{{ data.text | translate }}</mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close>{{ 'app.cancel' | translate }}</button>
      <button matButton="filled" type="button" [mat-dialog-close]="true">
        {{ data.action | translate }}
      </button>
    </mat-dialog-actions>
  `,
})
export class ConfirmDialog {
  protected readonly data = inject<Confirmation>(MAT_DIALOG_DATA);
  protected readonly name = isolate(this.data.name);
}
