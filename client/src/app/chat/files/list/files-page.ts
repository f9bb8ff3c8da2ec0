import { Component, computed, inject, input, resource } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';
import { Api } from '../../../core/api';
import { Icon } from '../../../ui/icon';
import { FileList } from './file-list';

/** The files that somebody has shared, in every room one may read. */
@Component({
  selector: 'sk-files-page',
  imports: [FileList, Icon, MatIconButton, RouterLink, TranslatePipe],
  template: `
    <header>
      <a
        matIconButton
        class="back"
        routerLink="/rooms"
        replaceUrl
        [attr.aria-label]="'room.back' | translate"
      >
        <sk-icon name="back" />
      </a>
      <h1>
        {{ 'fileList.title' | translate }}
        @if (name(); as known) {
          &ngsp;<span aria-hidden="true">·</span>&ngsp;<bdi>{{ known }}</bdi>
        }
      </h1>
    </header>
    <sk-file-list [from]="from()" />
  `,
  styleUrl: '../../lists/marked-page.scss',
})
export class FilesPage {
  readonly #api = inject(Api);

  /** A username. Absent: of everybody. */
  readonly from = input<string>();

  readonly #person = resource({
    params: () => this.from(),
    loader: ({ params }) => this.#api.user(params),
  });
  protected readonly name = computed(() =>
    this.#person.hasValue() ? this.#person.value().displayName : this.from(),
  );
}
