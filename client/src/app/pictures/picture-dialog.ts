import { Component, DestroyRef, inject, signal, viewChild } from '@angular/core';
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
import { Api } from '../core/api';
import { Alert } from '../ui/field/alert';
import { Icon } from '../ui/icon';
import { CropWindow } from './crop-window';

/** What a picture is for. */
export interface PictureWish {
  /** The key of the title. */
  readonly title: string;
  /** Whether it will be shown as a round. */
  readonly round: boolean;
  /** Takes the id of the file that was made. */
  readonly save: (fileId: string) => Promise<unknown>;
}

/** Chooses an image, a square of it, and sends that. */
@Component({
  selector: 'sk-picture-dialog',
  imports: [
    Alert,
    CropWindow,
    Icon,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    TranslatePipe,
  ],
  template: `
    <h2 mat-dialog-title>{{ wish.title | translate }}</h2>
    <mat-dialog-content>
      <input
        #file
        class="sk-visually-hidden"
        type="file"
        tabindex="-1"
        accept="image/png,image/jpeg,image/gif,image/webp"
        [attr.aria-label]="'pictures.choose' | translate"
        (change)="chose(file)"
      />
      @if (image(); as chosen) {
        <sk-crop-window [image]="chosen" [round]="wish.round" />
      }
      <button [matButton]="image() ? 'outlined' : 'tonal'" type="button" (click)="file.click()">
        <sk-icon name="image" />{{ (image() ? 'pictures.chooseOther' : 'pictures.choose') | translate }}
      </button>
      <sk-alert [thrown]="failure()" [reason]="unreadable() ? 'pictures.unreadable' : null" />
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close>{{ 'app.cancel' | translate }}</button>
      <button
        matButton="filled"
        type="button"
        disabledInteractive
        [disabled]="!image() || saving()"
        (click)="save()"
      >
        {{ 'app.save' | translate }}
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    mat-dialog-content {
      display: grid;
      gap: var(--sk-space-4);
      justify-items: center;
    }
    sk-crop-window {
      inline-size: 100%;
    }
    button sk-icon {
      inline-size: 1.125rem;
      block-size: 1.125rem;
      margin-inline-end: var(--sk-space-2);
      vertical-align: -0.25rem;
    }
  `,
})
export class PictureDialog {
  readonly #api = inject(Api);
  readonly #dialog = inject(MatDialogRef);
  protected readonly wish = inject<PictureWish>(MAT_DIALOG_DATA);
  private readonly window = viewChild(CropWindow);

  protected readonly image = signal<ImageBitmap | null>(null);
  protected readonly unreadable = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly saving = signal(false);

  constructor() {
    inject(DestroyRef).onDestroy(() => this.image()?.close());
  }

  protected async chose({ files }: HTMLInputElement): Promise<void> {
    const [file] = files ?? [];
    if (!file) return;
    this.failure.set(null);
    this.unreadable.set(false);
    try {
      const image = await createImageBitmap(file);
      this.image()?.close();
      this.image.set(image);
    } catch (thrown) {
      // No image, or none that this browser knows.
      if (!(thrown instanceof DOMException)) throw thrown;
      this.unreadable.set(true);
    }
  }

  protected async save(): Promise<void> {
    const window = this.window();
    if (!window || this.saving()) return;
    this.saving.set(true);
    this.failure.set(null);
    try {
      const { id } = await this.#api.uploadFile(await window.picture(), 'picture.jpg');
      await this.wish.save(id);
      this.#dialog.close();
    } catch (thrown) {
      this.failure.set(thrown);
    } finally {
      this.saving.set(false);
    }
  }
}
