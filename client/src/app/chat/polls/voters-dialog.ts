import { Component, computed, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import { TranslatePipe } from '@ngx-translate/core';
import type { Poll } from '#contracts';
import { Api } from '../../core/api';
import { BlockStore } from '../../core/block-store';
import { CountPipe } from '../../i18n/count';
import { TextLine } from '../../text/text-line';
import { Alert } from '../../ui/field/alert';
import { PersonLine } from '../message/person-line';

/** Who voted where, in an open poll. A vote counts whoever gave it; people the reader has blocked are not named. */
@Component({
  selector: 'sk-voters-dialog',
  imports: [
    Alert,
    CountPipe,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    PersonLine,
    TextLine,
    TranslatePipe,
  ],
  template: `
    <h2 mat-dialog-title><sk-text-line [text]="poll.question" /></h2>
    <mat-dialog-content>
      @for (option of options(); track option.id) {
        <section>
          <h3>
            <sk-text-line [text]="option.text" />
            <small>{{ 'polls.votes' | skCount: option.votes }}</small>
          </h3>
          @for (user of option.users; track user.id) {
            <sk-person-line [user]="user" />
          }
          @if (option.unnamed > 0) {
            <p>{{ 'polls.ofBlocked' | skCount: option.unnamed }}</p>
          }
        </section>
      }
      <sk-alert [thrown]="answer.error()" />
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close>{{ 'app.close' | translate }}</button>
    </mat-dialog-actions>
  `,
  styles: `
    section + section {
      margin-block-start: var(--sk-space-4);
    }
    h3 {
      display: flex;
      justify-content: space-between;
      gap: var(--sk-space-3);
      margin-block-end: var(--sk-space-1);
      font-size: var(--sk-text);
      font-weight: 650;
    }
    small,
    p {
      flex: none;
      color: var(--sk-muted);
      font-weight: 400;
    }
  `,
})
export class VotersDialog {
  readonly #api = inject(Api);
  readonly #blocks = inject(BlockStore);
  protected readonly poll = inject<Poll>(MAT_DIALOG_DATA);
  protected readonly answer = resource({ loader: () => this.#api.voters(this.poll.id) });
  protected readonly options = computed(() => {
    const voters = this.answer.hasValue() ? this.answer.value() : [];
    return this.poll.options.map((option) => {
      const all = voters.find(({ id }) => id === option.id)?.users ?? [];
      const users = this.#blocks.unblocked(all);
      return { ...option, votes: all.length || option.votes, users, unnamed: all.length - users.length };
    });
  });
}
