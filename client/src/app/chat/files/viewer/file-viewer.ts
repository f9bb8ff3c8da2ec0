import { Component, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogClose, MatDialogTitle } from '@angular/material/dialog';
import { TranslatePipe } from '@ngx-translate/core';
import type { FileInfo } from '#contracts';
import { downloadOf } from '../../../core/file-address';
import { Icon } from '../../../ui/icon';
import { viewerOf } from '../file-kind';
import { FileName } from '../file-name';
import { FileWords } from '../file-words';
import { PdfView } from './pdf-view';
import { TableView } from './table-view';
import { TextView } from './text-view';
import { WordsView } from './words-view';

/** A document by itself, over the whole page. Its data is the file. */
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
      <a
        matIconButton
        [href]="download"
        [download]="file.name"
        [attr.aria-label]="'files.download' | translate"
      >
        <sk-icon name="download" />
      </a>
    </header>
    @switch (kind) {
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
  styleUrl: './file-viewer.scss',
})
export class FileViewer {
  protected readonly words = inject(FileWords);
  protected readonly file = inject<FileInfo>(MAT_DIALOG_DATA);
  protected readonly kind = viewerOf(this.file);
  protected readonly download = downloadOf(this.file.id);
}
