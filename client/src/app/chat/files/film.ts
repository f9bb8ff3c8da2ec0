import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import type { FileInfo } from '#contracts';
import { contentOf } from '../../core/file-address';
import { Icon } from '../../ui/icon';
import { FileWords } from './file-words';
import { OneAtATime } from './one-at-a-time';
import { pictureBox } from './picture-box';

/** A film that plays where it stands. */
@Component({
  selector: 'sk-film',
  imports: [Icon, OneAtATime, TranslatePipe],
  template: `
    @if (missing()) {
      <p><sk-icon name="brokenImage" />{{ 'files.missing' | translate }}</p>
    } @else {
      <video
        controls
        playsinline
        preload="metadata"
        skOneAtATime
        [src]="source()"
        [attr.aria-label]="words.alternative(file(), author())"
        (error)="missing.set(true)"
      ></video>
    }
  `,
  styles: `
    :host {
      display: grid;
      max-inline-size: 100%;
      overflow: hidden;
      border-radius: var(--sk-radius-small);
      color: #fff;
      background: #111;
    }
    video {
      inline-size: 100%;
      block-size: 100%;
      object-fit: contain;
    }
    video:focus-visible {
      outline-offset: -3px;
    }
    p {
      display: flex;
      align-items: center;
      justify-content: center;
      gap: var(--sk-space-2);
      padding: var(--sk-space-2);
      font-size: var(--sk-text-small);
    }
  `,
  host: { '[style.inline-size.rem]': 'box().width', '[style.aspect-ratio]': 'box().ratio' },
})
export class Film {
  protected readonly words = inject(FileWords);

  readonly file = input.required<FileInfo>();
  /** Who sent it. */
  readonly author = input.required<string>();

  protected readonly missing = signal(false);
  protected readonly box = computed(() => pictureBox(this.file()));
  /** Until it plays, a moment near its beginning is shown: the very first frame is often black. */
  protected readonly source = computed(() => `${contentOf(this.file().id)}#t=0.1`);
}
