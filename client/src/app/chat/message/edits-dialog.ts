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
import type { Message } from '#contracts';
import { Api } from '../../core/api';
import { PreferencesStore } from '../../core/preferences-store';
import { fullDateTime } from '../../dates/calendar';
import { MessageText } from '../../text/message-text';
import { Alert } from '../../ui/field/alert';

/** The texts a message has had, the one that stands now first. */
@Component({
  selector: 'sk-edits-dialog',
  imports: [
    Alert,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MessageText,
    TranslatePipe,
  ],
  template: `
    <h2 mat-dialog-title>{{ 'edits.title' | translate }}</h2>
    <mat-dialog-content>
      <ol>
        @for (version of versions(); track $index; let first = $first) {
          <li>
            <p class="when">
              @if (first) {
                <strong>{{ 'edits.current' | translate }}</strong>
              }
              <time [attr.datetime]="version.at">{{ version.when }}</time>
            </p>
            <sk-message-text [text]="version.text" />
          </li>
        }
      </ol>
      @if (answer.isLoading()) {
        <p role="status">{{ 'app.loading' | translate }}</p>
      }
      <sk-alert [thrown]="answer.error()" />
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close>{{ 'app.close' | translate }}</button>
    </mat-dialog-actions>
  `,
  styles: `
    li + li {
      margin-block-start: var(--sk-space-3);
      padding-block-start: var(--sk-space-3);
      border-block-start: 1px solid var(--sk-hairline);
    }
    .when {
      display: flex;
      gap: var(--sk-space-2);
      color: var(--sk-muted);
      font-size: var(--sk-text-small);
    }
  `,
})
export class EditsDialog {
  readonly #api = inject(Api);
  readonly #preferences = inject(PreferencesStore);
  readonly #message = inject<Message>(MAT_DIALOG_DATA);

  protected readonly answer = resource({ loader: () => this.#api.edits(this.#message.id) });
  protected readonly versions = computed(() => {
    const { text, editedAt = this.#message.timestamp } = this.#message;
    const earlier = this.answer.hasValue() ? this.answer.value().toReversed() : [];
    return [{ text, at: editedAt }, ...earlier].map((version) => ({
      ...version,
      when: fullDateTime(new Date(version.at), this.#preferences.reading()),
    }));
  });
}
