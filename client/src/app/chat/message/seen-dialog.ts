import { Component, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import { TranslatePipe } from '@ngx-translate/core';
import type { Message } from '#contracts';
import { Api } from '../../core/api';
import { Alert } from '../../ui/field/alert';
import { PersonLine } from './person-line';

/** Who has read a message, of those who let others know. */
@Component({
  selector: 'sk-seen-dialog',
  imports: [
    Alert,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    PersonLine,
    TranslatePipe,
  ],
  template: `
    <h2 mat-dialog-title>{{ 'seen.title' | translate }}</h2>
    <mat-dialog-content>
      @if (answer.hasValue()) {
        @for (user of answer.value().users; track user.id) {
          <sk-person-line [user]="user" />
        } @empty {
          <p class="quiet">{{ 'seen.nobody' | translate }}</p>
        }
        @if (answer.value().hasMore) {
          <p class="quiet">{{ 'seen.more' | translate }}</p>
        }
        <p class="quiet">{{ 'seen.hint' | translate }}</p>
      } @else if (answer.isLoading()) {
        <p role="status">{{ 'app.loading' | translate }}</p>
      }
      <sk-alert [thrown]="answer.error()" />
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close>{{ 'app.close' | translate }}</button>
    </mat-dialog-actions>
  `,
  styles: `
    .quiet {
      margin-block-start: var(--sk-space-2);
      color: var(--sk-muted);
      font-size: var(--sk-text-meta);
    }
  `,
})
export class SeenDialog {
  readonly #api = inject(Api);
  readonly #message = inject<Message>(MAT_DIALOG_DATA);
  protected readonly answer = resource({ loader: () => this.#api.seen(this.#message.id) });
}
