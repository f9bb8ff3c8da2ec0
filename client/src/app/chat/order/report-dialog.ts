import { Component, computed, inject, signal } from '@angular/core';
import { FormRoot, form, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { TranslatePipe } from '@ngx-translate/core';
import { LIMITS, type Message, REPORT_CATEGORIES, type ReportCategory, codePointLength } from '#contracts';
import { OrderApi } from '../../core/order-api';
import { Choice } from '../../settings/choice';
import { Alert } from '../../ui/field/alert';
import { TextField } from '../../ui/field/text-field';

/** Telling those who keep order of a message. Closes with true when they know. */
@Component({
  selector: 'sk-report-dialog',
  imports: [
    Alert,
    Choice,
    FormRoot,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    TextField,
    TranslatePipe,
  ],
  template: `
    <form [formRoot]="form">
      <h2 mat-dialog-title>{{ 'order.report.title' | translate }}</h2>
      <mat-dialog-content class="fields">
        <p>{{ 'order.report.hint' | translate }}</p>
        <sk-choice
          label="order.report.why"
          words="order.report.categories."
          [options]="categories"
          [value]="category()"
          (chosen)="category.set($event)"
        />
        <sk-text-field
          name="words"
          label="order.report.words"
          [lines]="3"
          [optional]="true"
          [field]="form.words"
        />
        <sk-alert [thrown]="failure()" />
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" mat-dialog-close>{{ 'app.cancel' | translate }}</button>
        <button matButton="filled" type="submit" [disabled]="busy()" disabledInteractive>
          {{ 'order.report.send' | translate }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styleUrl: '../../ui/dialog-form.scss',
})
export class ReportDialog {
  readonly #api = inject(OrderApi);
  readonly #message = inject<Message>(MAT_DIALOG_DATA);
  readonly #dialog = inject<MatDialogRef<ReportDialog, boolean>>(MatDialogRef);

  protected readonly categories = REPORT_CATEGORIES;
  protected readonly category = signal<ReportCategory>('spam');
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    signal({ words: '' }),
    (fields) => {
      validate(fields.words, ({ value }) =>
        codePointLength(value().trim()) > LIMITS.reportWords.max ? { kind: 'tooLong' } : null,
      );
    },
    { submission: { action: () => this.#send() } },
  );
  protected readonly busy = computed(() => this.form().submitting());

  async #send() {
    this.failure.set(null);
    const words = this.form().value().words.trim();
    try {
      await this.#api.report(this.#message.id, { category: this.category(), ...(words && { words }) });
      this.#dialog.close(true);
    } catch (thrown) {
      this.failure.set(thrown);
    }
    return undefined;
  }
}
