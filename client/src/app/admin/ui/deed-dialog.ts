import { Component, inject, signal } from '@angular/core';
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
import { LIMITS, codePointLength } from '#contracts';
import { TextField } from '../../ui/field/text-field';
import { isolate } from '../../ui/isolate';
import { SelectFilter } from './select-filter';

/** What is to be done to somebody; keys of sentences. */
export interface Deed {
  readonly title: string;
  readonly text: string;
  /** Of the button. */
  readonly action: string;
  /** Whom it concerns; fills `{{name}}`. */
  readonly name?: string;
  /** Whether it takes words. */
  readonly needsReason?: boolean;
  /** Whether it ends at a time. */
  readonly ends?: boolean;
  /** Whether it cannot be taken back. */
  readonly final?: boolean;
}

/** How it is to be done. */
export interface DeedTerms {
  readonly reason: string;
  readonly until?: string;
}

/** For how long, in hours; `0` for ever. */
const SPANS = ['1', '24', '168', '720', '0'] as const;
const HOUR_MS = 3_600_000;

/** Asks why something is done, and for how long. Closes with the terms. */
@Component({
  selector: 'sk-deed-dialog',
  imports: [
    FormRoot,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    SelectFilter,
    TextField,
    TranslatePipe,
  ],
  template: `
    <form [formRoot]="form">
      <h2 mat-dialog-title>{{ deed.title | translate: { name } }}</h2>
      <mat-dialog-content class="fields">
        <p>{{ deed.text | translate }}</p>
        @if (deed.ends) {
          <sk-select-filter name="admin.deed.span" [options]="spans" [(value)]="span" />
        }
        <sk-text-field
          name="reason"
          label="admin.deed.reason"
          [lines]="3"
          [optional]="!deed.needsReason"
          [field]="form.reason"
        />
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" mat-dialog-close>{{ 'app.cancel' | translate }}</button>
        <button matButton="filled" type="submit" [class.danger]="deed.final">
          {{ deed.action | translate }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styleUrl: '../../ui/dialog-form.scss',
  styles: `
    sk-select-filter {
      margin-block-end: var(--sk-space-4);
    }
  `,
})
export class DeedDialog {
  protected readonly deed = inject<Deed>(MAT_DIALOG_DATA);
  readonly #dialog = inject<MatDialogRef<DeedDialog, DeedTerms>>(MatDialogRef);

  protected readonly name = isolate(this.deed.name ?? '');
  protected readonly spans = SPANS;
  protected readonly span = signal<(typeof SPANS)[number]>('24');
  protected readonly form = form(
    signal({ reason: '' }),
    (fields) => {
      validate(fields.reason, ({ value }) => {
        const length = codePointLength(value().trim());
        if (this.deed.needsReason && length === 0) return { kind: 'required' };
        return length > LIMITS.reportWords.max ? { kind: 'tooLong' } : null;
      });
    },
    { submission: { action: () => this.#close() } },
  );

  #close(): Promise<undefined> {
    const hours = Number(this.span());
    const ends = this.deed.ends && hours > 0;
    this.#dialog.close({
      reason: this.form().value().reason.trim(),
      ...(ends && { until: new Date(Date.now() + hours * HOUR_MS).toISOString() }),
    });
    return Promise.resolve(undefined);
  }
}
