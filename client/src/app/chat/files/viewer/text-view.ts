import { Component, computed, inject, input, resource } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import type { FileInfo } from '#contracts';
import { Api } from '../../../core/api';
import { Alert } from '../../../ui/field/alert';
import { decoded } from './decoded';
import { TextLines } from './text-lines';

/** More of a text than this is for an editor and not for a page. */
const SHOWN_BYTES = 400_000;

/** A whole text. */
@Component({
  selector: 'sk-text-view',
  imports: [Alert, TextLines, TranslatePipe],
  template: `
    @if (loading()) {
      <p role="status">{{ 'app.loading' | translate }}</p>
    }
    <sk-alert [thrown]="bytes.error()" />
    @if (text(); as words) {
      <sk-text-lines [file]="file()" [text]="words" />
      @if (cut()) {
        <p class="cut">{{ 'viewer.cut' | translate }}</p>
      }
    }
  `,
  styleUrl: './paper.scss',
})
export class TextView {
  readonly #api = inject(Api);
  readonly file = input.required<FileInfo>();

  protected readonly bytes = resource({
    params: () => this.file().id,
    loader: ({ params }) => this.#api.fileBytes(params, SHOWN_BYTES),
  });
  protected readonly loading = computed(() => this.bytes.isLoading());
  protected readonly text = computed(() => (this.bytes.hasValue() ? decoded(this.bytes.value()) : null));
  protected readonly cut = computed(() => this.file().size > SHOWN_BYTES);
}
