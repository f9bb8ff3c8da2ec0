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
import { isolate } from '../../ui/isolate';
import { LinkBox } from '../ui/link-box';

/** A link to a new password, and for whom it is. */
export interface MadeLink {
  readonly link: string;
  readonly displayName: string;
  readonly mailed: boolean;
}

/** Shows a link to a new password: it is not to be had a second time. */
@Component({
  selector: 'sk-reset-link-dialog',
  imports: [
    LinkBox,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    TranslatePipe,
  ],
  template: `
    <h2 mat-dialog-title>{{ 'admin.people.resetLink.title' | translate: { name } }}</h2>
    <mat-dialog-content>
      <p>{{ 'admin.people.resetLink.' + (made.mailed ? 'mailed' : 'text') | translate }}</p>
      <sk-link-box label="admin.people.resetLink.label" [link]="made.link" />
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="filled" type="button" mat-dialog-close>{{ 'app.close' | translate }}</button>
    </mat-dialog-actions>
  `,
  styleUrl: '../../ui/dialog-form.scss',
})
export class ResetLinkDialog {
  protected readonly made = inject<MadeLink>(MAT_DIALOG_DATA);
  protected readonly name = isolate(this.made.displayName);
}
