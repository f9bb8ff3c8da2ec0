import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import type { FileInfo } from '#contracts';
import { contentOf, previewOf } from '../../core/file-address';
import { LocalSources } from '../../core/uploads/local-sources';
import { Icon } from '../../ui/icon';
import { Motion } from '../../ui/motion';
import { FileWords } from './file-words';
import { FilmStill } from './film-still';
import { Picture } from './picture';
import { pictureBox, rowSizes } from './picture-box';

/** Pictures of a message: one in its own shape, several side by side. Pressing one shows it large. */
@Component({
  selector: 'sk-album',
  imports: [FilmStill, Icon, Picture, TranslatePipe],
  template: `
    @for (cell of cells(); track cell.file.id) {
      <div class="cell" [attr.data-row]="cell.row">
        <button
          class="open"
          type="button"
          aria-haspopup="dialog"
          [attr.aria-label]="cell.file.kind === 'video' ? cell.alt : null"
          (click)="opened.emit(cell.file)"
        >
          @if (cell.file.kind === 'video') {
            <sk-film-still [file]="cell.file" />
            <span class="mark"><sk-icon name="play" /></span>
          } @else {
            <sk-picture [source]="cell.source" [alt]="cell.alt" [hash]="cell.file.blurHash" />
          }
        </button>
        @if (cell.still) {
          <button
            class="move"
            type="button"
            [attr.aria-label]="(cell.moves ? 'files.stopMoving' : 'files.move') | translate"
            (click)="toggle(cell.file.id)"
          >
            <sk-icon [name]="cell.moves ? 'pause' : 'play'" />
          </button>
        }
      </div>
    }
  `,
  styleUrl: './album.scss',
  host: {
    '[class.one]': 'files().length === 1',
    '[class.whole]': 'box()?.whole',
    '[style.inline-size.rem]': 'box()?.width',
    '[style.aspect-ratio]': 'box()?.ratio',
  },
})
export class Album {
  readonly #motion = inject(Motion);
  readonly #sources = inject(LocalSources);
  readonly #words = inject(FileWords);

  readonly files = input.required<readonly FileInfo[]>();
  /** Who sent them. */
  readonly author = input.required<string>();
  /** Addresses of those that are not on the server yet, by their ids. */
  readonly local = input<ReadonlyMap<string, string>>(new Map());
  readonly opened = output<FileInfo>();

  /** Those that were let move by hand. */
  readonly #moved = signal<ReadonlySet<string>>(new Set());

  protected readonly box = computed(() => {
    const [only, ...others] = this.files();
    return only && others.length === 0 ? pictureBox(only) : null;
  });
  protected readonly cells = computed(() => {
    const rows = rowSizes(this.files().length);
    return this.files().map((file, index) => {
      const moves = file.animated === true && (!this.#motion.reduced() || this.#moved().has(file.id));
      return {
        file,
        row: rows[index] ?? 1,
        alt: this.#words.alternative(file, this.author()),
        source:
          this.local().get(file.id) ??
          this.#sources.of(file.id) ??
          (moves || !file.hasPreview ? contentOf(file.id) : previewOf(file.id)),
        moves,
        /** Stands still until somebody wants it to move. */
        still: file.animated && file.hasPreview && this.#motion.reduced(),
      };
    });
  });

  protected toggle(id: string): void {
    this.#moved.update((moved) => {
      const next = new Set(moved);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }
}
