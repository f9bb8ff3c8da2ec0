import { Component, computed, inject, input, output } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import type { FileInfo } from '#contracts';
import { downloadOf } from '../../core/file-address';
import { Icon } from '../../ui/icon';
import { isolate } from '../../ui/isolate';
import { iconOf, nameParts, viewerOf } from './file-kind';
import { FileName } from './file-name';
import { FileWords } from './file-words';

/** A file by its name, type and size, with the ways to it. */
@Component({
  selector: 'sk-file-card',
  imports: [FileName, Icon, TranslatePipe],
  template: `
    <span class="kind"><sk-icon [name]="icon()" /></span>
    <div class="about">
      <sk-file-name class="name" [name]="file().name" />
      <span class="meta">
        @if (type(); as ending) {
          <bdi dir="ltr">{{ ending }}</bdi> <span aria-hidden="true">·</span>
        }
        <bdi>{{ words.size(file()) }}</bdi>
      </span>
    </div>
    @if (viewable()) {
      <button
        class="open"
        type="button"
        aria-haspopup="dialog"
        [attr.aria-label]="'files.openNamed' | translate: { name: isolated() }"
        (click)="opened.emit()"
      ></button>
    }
    <a
      class="download"
      [href]="download()"
      [download]="file().name"
      [attr.aria-label]="'files.downloadNamed' | translate: { name: isolated() }"
    >
      <sk-icon name="download" />
    </a>
  `,
  styleUrls: ['./file-line.scss', './file-card.scss'],
})
export class FileCard {
  protected readonly words = inject(FileWords);

  readonly file = input.required<FileInfo>();
  /** It is to be looked at here. */
  readonly opened = output();

  protected readonly icon = computed(() => iconOf(this.file()));
  protected readonly viewable = computed(() => viewerOf(this.file()) !== undefined);
  protected readonly isolated = computed(() => isolate(this.file().name));
  protected readonly download = computed(() => downloadOf(this.file().id));
  protected readonly type = computed(() => nameParts(this.file().name).ending.slice(1).toUpperCase());
}
