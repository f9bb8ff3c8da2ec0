import { Component, ElementRef, afterRenderEffect, computed, inject, input } from '@angular/core';
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
        <li [attr.data-upload]="upload.id">
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

  /** Those that failed; a string, so that it changes with them alone. */
  readonly #failed = computed(() =>
    this.uploads()
      .filter(({ state }) => state === 'failed')
      .map(({ id }) => id)
      .join(' '),
  );

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    // Whoever has to do something about one must see it.
    afterRenderEffect({
      write: () => {
        const last = this.#failed().split(' ').at(-1);
        const card = host.querySelector(`[data-upload="${last}"]`);
        if (card) bringIntoView(card);
      },
    });
  }

  #say(key: string): string {
    return String(this.#translate.instant(key) as unknown);
  }
}

/** Moves the row alone: nothing above it scrolls. */
function bringIntoView(card: Element): void {
  const row = card.parentElement;
  if (!row) return;
  const [view, place] = [row.getBoundingClientRect(), card.getBoundingClientRect()];
  if (place.left < view.left) row.scrollLeft += place.left - view.left;
  else if (place.right > view.right) row.scrollLeft += place.right - view.right;
}
