import { Component, computed, inject, input } from '@angular/core';
import { TranslatePipe, TranslateService } from '@ngx-translate/core';
import type { PendingUpload } from '../../../core/uploads/pending-upload';
import { Uploads } from '../../../core/uploads/uploads';
import { isolate } from '../../../ui/isolate';
import { UploadCard } from './upload-card';

/** The files that go with the next message. */
@Component({
  selector: 'sk-tray',
  imports: [TranslatePipe, UploadCard],
  template: `
    <ul [attr.aria-label]="'uploads.tray' | translate">
      @for (upload of uploads(); track upload.id) {
        <li>
          <sk-upload-card
            [upload]="upload"
            (retried)="store.retry(upload.id)"
            (removed)="store.discard(upload.id)"
          />
        </li>
      }
    </ul>
    <p class="sk-visually-hidden" role="status">{{ spoken() }}</p>
  `,
  styles: `
    ul {
      display: flex;
      gap: var(--sk-space-2);
      overflow-x: auto;
      margin: 0;
      padding: 0 0 var(--sk-space-2);
      list-style: none;
      scrollbar-width: thin;
    }
    li {
      display: grid;
      flex: none;
      max-inline-size: 100%;
    }
  `,
})
export class Tray {
  readonly #translate = inject(TranslateService);
  protected readonly store = inject(Uploads);

  readonly uploads = input.required<readonly PendingUpload[]>();

  /** What is settled, for whoever does not see the bars. */
  protected readonly spoken = computed(() => {
    this.#translate.currentLang();
    return this.uploads()
      .flatMap(({ state, name, error }) => {
        if (state === 'ready') return `${isolate(name)}: ${this.#say('uploads.ready')}`;
        return state === 'failed' ? `${isolate(name)}: ${this.#say(`errors.${error}`)}` : [];
      })
      .join('\n');
  });

  #say(key: string): string {
    return String(this.#translate.instant(key) as unknown);
  }
}
