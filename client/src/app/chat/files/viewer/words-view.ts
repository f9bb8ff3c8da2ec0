import { Component, computed, inject, input, resource } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import type { FileInfo } from '#contracts';
import { Api } from '../../../core/api';
import { Alert } from '../../../ui/field/alert';
import { readDocx } from './docx';
import { WordsBlocks } from './words-blocks';
import { UnreadableDocument } from './words-document';

/** A larger archive is for the program it was made with. */
const MOST_BYTES = 32_000_000;

/** The words of a .docx. */
@Component({
  selector: 'sk-words-view',
  imports: [Alert, TranslatePipe, WordsBlocks],
  template: `
    @if (words.isLoading()) {
      <p role="status">{{ 'app.loading' | translate }}</p>
    }
    <sk-alert
      [thrown]="unreadable() ? null : words.error()"
      [reason]="unreadable() ? 'viewer.failed' : null"
    />
    @if (words.hasValue()) {
      <sk-words-blocks [blocks]="words.value().blocks" />
      @if (words.value().cut) {
        <p class="cut">{{ 'viewer.cut' | translate }}</p>
      }
    }
  `,
  styleUrl: './paper.scss',
})
export class WordsView {
  readonly #api = inject(Api);
  readonly file = input.required<FileInfo>();

  protected readonly words = resource({
    params: () => this.file().id,
    loader: async ({ params }) => readDocx(await this.#api.fileBytes(params, MOST_BYTES)),
  });
  protected readonly unreadable = computed(() => this.words.error() instanceof UnreadableDocument);
}
