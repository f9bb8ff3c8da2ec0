import { Component, computed, input, signal } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import type { FileInfo } from '#contracts';
import { Icon } from '../../ui/icon';
import { FilmPlayer } from './film-player';
import { pictureBox } from './picture-box';

/** A film that plays where it stands. */
@Component({
  selector: 'sk-film',
  imports: [FilmPlayer, Icon, TranslatePipe],
  template: `
    @if (missing()) {
      <p><sk-icon name="brokenImage" />{{ 'files.missing' | translate }}</p>
    } @else {
      @defer (on immediate) {
        <sk-film-player [file]="file()" [author]="author()" (lost)="missing.set(true)" />
      }
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
  readonly file = input.required<FileInfo>();
  /** Who sent it. */
  readonly author = input.required<string>();

  protected readonly missing = signal(false);
  protected readonly box = computed(() => pictureBox(this.file()));
}
