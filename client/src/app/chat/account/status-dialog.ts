import { Component, inject } from '@angular/core';
import { MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { TranslatePipe } from '@ngx-translate/core';
import { StatusForm } from './status-form';

/** The status text, from wherever one is. */
@Component({
  selector: 'sk-status-dialog',
  imports: [MatDialogContent, MatDialogTitle, StatusForm, TranslatePipe],
  template: `
    <h2 mat-dialog-title>{{ 'status.title' | translate }}</h2>
    <mat-dialog-content><sk-status-form (saved)="dialog.close()" /></mat-dialog-content>
  `,
})
export class StatusDialog {
  protected readonly dialog = inject(MatDialogRef);
}
