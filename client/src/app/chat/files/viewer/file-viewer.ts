import { Component, computed, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogClose, MatDialogTitle } from '@angular/material/dialog';
import { TranslatePipe } from '@ngx-translate/core';
import { downloadOf } from '../../../core/file-address';
import { Icon } from '../../../ui/icon';
import { deletedMeanwhile } from '../deleted-meanwhile';
import { viewerOf } from '../file-kind';
import { FileName } from '../file-name';
import type { ShownFile } from '../file-opening';
import { FileWords } from '../file-words';
import { PdfView } from './pdf-view';
import { TableView } from './table-view';
import { TextView } from './text-view';
import { WordsView } from './words-view';

/** A document by itself, over the whole page. Its data is the file with its message. */
@Component({
  selector: 'sk-file-viewer',
  imports: [
    FileName,
    Icon,
    MatDialogClose,
    MatDialogTitle,
    MatIconButton,
    PdfView,
    TableView,
    TextView,
    TranslatePipe,
    WordsView,
  ],
  template: `
    <header>
      <button matIconButton type="button" mat-dialog-close [aria-label]="'app.close' | translate">
        <sk-icon name="close" />
      </button>
      <div class="titles">
        <h2 mat-dialog-title><sk-file-name [name]="file.name" /></h2>
        <p>{{ words.size(file) }}</p>
      </div>
      @if (!isGone()) {
        <a
          matIconButton
          [href]="download"
          [download]="file.name"
          [attr.aria-label]="'files.download' | translate"
        >
          <sk-icon name="download" />
        </a>
      }
    </header>
    @switch (shownAs()) {
      @case ('gone') {
        <p class="gone" role="alert"><sk-icon name="trash" />{{ 'viewer.gone' | translate }}</p>
      }
      @case ('pdf') {
        @defer (on immediate) {
          <sk-pdf-view [file]="file" />
        }
      }
      @case ('table') {
        @defer (on immediate) {
          <div class="sheet" tabindex="0" role="region" [attr.aria-label]="file.name">
            <sk-table-view [file]="file" />
          </div>
        }
      }
      @case ('words') {
        @defer (on immediate) {
          <div class="sheet" tabindex="0" role="region" [attr.aria-label]="file.name">
            <sk-words-view [file]="file" />
          </div>
        }
      }
      @default {
        <div class="sheet" tabindex="0" role="region" [attr.aria-label]="file.name">
          <sk-text-view [file]="file" />
        </div>
      }
    }
  `,
  styleUrls: ['../full-window.scss', './file-viewer.scss'],
})
export class FileViewer {
  protected readonly words = inject(FileWords);
  readonly #shown = inject<ShownFile>(MAT_DIALOG_DATA);
  readonly #deleted = deletedMeanwhile();
  protected readonly file = this.#shown.file;
  protected readonly download = downloadOf(this.file.id);
  /** Its message was deleted while it was read. */
  protected readonly isGone = computed(() => this.#deleted().has(this.#shown.message));
  protected readonly shownAs = computed(() => (this.isGone() ? 'gone' : viewerOf(this.file)));
}
