import { Component, computed, inject, input, output } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { LIMITS } from '#contracts';
import { ServerInfoStore } from '../../../core/server-info-store';
import { CountPipe } from '../../../i18n/count';
import { Icon } from '../../../ui/icon';
import { FileName } from '../../files/file-name';
import { FileWords } from '../../files/file-words';
import type { RefusedFile } from './attaching';

/** Says which files were not taken, and what would be. */
@Component({
  selector: 'sk-refused-files',
  imports: [CountPipe, FileName, Icon, TranslatePipe],
  template: `
    <div role="alert">
      @for (file of named(); track $index) {
        <p>
          <sk-file-name [name]="file.name" />
          <span>
            {{ 'errors.' + file.code | translate }}
            @if (file.code === 'file.tooLarge' && largest(); as max) {
              {{ 'uploads.largest' | translate: { size: words.size(file), max } }}
            }
            @if (file.code === 'file.typeRefused' && endings()) {
              {{ 'uploads.accepted' | translate }} <bdi dir="ltr">{{ endings() }}</bdi>
            }
          </span>
        </p>
      }
      @if (tooMany() > 0) {
        <p>{{ 'uploads.tooMany' | skCount: most }} {{ 'uploads.leftOut' | skCount: tooMany() }}</p>
      }
    </div>
    <button type="button" [attr.aria-label]="'app.close' | translate" (click)="closed.emit()">
      <sk-icon name="close" />
    </button>
  `,
  styles: `
    :host {
      display: flex;
      align-items: flex-start;
      gap: var(--sk-space-2);
      margin-block-end: var(--sk-space-2);
      padding-inline-start: var(--sk-space-4);
      border-radius: var(--sk-radius);
      color: var(--mat-sys-on-error-container);
      background: var(--mat-sys-error-container);
      font-size: var(--sk-text-meta);
    }
    div {
      display: grid;
      flex: 1;
      gap: var(--sk-space-1);
      min-inline-size: 0;
      padding-block: var(--sk-space-2);
    }
    sk-file-name {
      font-weight: 650;
    }
    button {
      display: grid;
      flex: none;
      place-items: center;
      inline-size: var(--sk-touch);
      block-size: var(--sk-touch);
      border: 0;
      border-radius: 50%;
      color: inherit;
      background: transparent;
      cursor: pointer;
    }
  `,
})
export class RefusedFiles {
  readonly #server = inject(ServerInfoStore);
  protected readonly words = inject(FileWords);
  protected readonly most = LIMITS.filesPerMessage.max;

  readonly files = input.required<readonly RefusedFile[]>();
  readonly closed = output();

  protected readonly named = computed(() => this.files().filter(({ code }) => code !== 'tooMany'));
  protected readonly tooMany = computed(() => this.files().length - this.named().length);
  protected readonly endings = computed(() => (this.#server.info().uploads?.extensions ?? []).join(', '));
  protected readonly largest = computed(() => {
    const { uploads } = this.#server.info();
    return uploads && this.words.size({ size: uploads.maxSize });
  });
}
