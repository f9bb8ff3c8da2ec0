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
import type { MadeInvitationAnswer } from '#contracts';
import { isolate } from '../../ui/isolate';
import { LinkBox } from '../ui/link-box';

/** Shows the link of an invitation: it is not to be had a second time. */
@Component({
  selector: 'sk-invitation-link-dialog',
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
    <h2 mat-dialog-title>{{ 'admin.invitations.linkTitle' | translate }}</h2>
    <mat-dialog-content>
      <p>{{ text | translate: { email } }}</p>
      <sk-link-box label="admin.invitations.linkLabel" [link]="made.link" />
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="filled" type="button" mat-dialog-close>{{ 'app.close' | translate }}</button>
    </mat-dialog-actions>
  `,
  styleUrl: '../../ui/dialog-form.scss',
})
export class InvitationLinkDialog {
  protected readonly made = inject<MadeInvitationAnswer>(MAT_DIALOG_DATA);
  protected readonly email = isolate(this.made.invitation.email ?? '');
  protected readonly text = this.made.mailed
    ? 'admin.invitations.linkMailed'
    : `admin.invitations.${this.made.invitation.email === undefined ? 'linkText' : 'linkUnmailed'}`;
}
