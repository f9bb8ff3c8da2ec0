import { Component, DestroyRef, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslatePipe } from '@ngx-translate/core';
import { FILE_KINDS, type FileKind, type FilesQuery, type SharedFile } from '#contracts';
import { Api } from '../../../core/api';
import { Connection } from '../../../core/connection';
import { FilePages } from '../../../core/file-pages';
import { MessageChanges } from '../../../core/message-changes';
import { Notices } from '../../../ui/notices';
import { SearchField } from '../../../ui/search-field';
import { EmptyPane } from '../../shell/empty-pane';
import { TimelineSkeleton } from '../../timeline/timeline-skeleton';
import { isPicture } from '../file-kind';
import { FileOpening } from '../file-opening';
import { SharedFileItem } from './shared-file-item';

/** Somebody types on for so long before they are asked for. */
const TYPING_MS = 250;

/** The files of a room, or those of a person in all rooms one may read, by kind and name. */
@Component({
  selector: 'sk-file-list',
  imports: [EmptyPane, MatButton, SearchField, SharedFileItem, TimelineSkeleton, TranslatePipe],
  templateUrl: './file-list.html',
  styleUrl: './file-list.scss',
})
export class FileList {
  readonly #notices = inject(Notices);
  readonly #opening = inject(FileOpening);
  readonly #api = inject(Api);

  /** A room's id. */
  readonly room = input<string>();
  /** A username. */
  readonly from = input<string>();

  protected readonly kinds = FILE_KINDS;
  protected readonly kind = signal<FileKind | undefined>(undefined);
  protected readonly query = signal('');
  protected readonly pages = new FilePages((query) => this.#api.files(query));
  protected readonly loadingMore = signal(false);
  protected readonly narrowed = computed(() => this.kind() !== undefined || this.query().trim() !== '');
  readonly #wish = computed<FilesQuery>(() => {
    const [room, from, kind, q] = [this.room(), this.from(), this.kind(), this.query().trim()];
    return { ...(room && { room }), ...(from && { from }), ...(kind && { kind }), ...(q && { q }) };
  });

  constructor() {
    const connection = inject(Connection);
    effect((onCleanup) => {
      const wish = this.#wish();
      if (connection.state() !== 'online') return;
      const timer = setTimeout(() => void this.pages.load(wish), wish.q ? TYPING_MS : 0);
      onCleanup(() => clearTimeout(timer));
    });
    const stop = inject(MessageChanges).listen(({ message, posted, room }) => {
      if (message?.deletedAt) this.pages.drop(message.id);
      const concerns = posted && message?.files && (this.room() ?? room) === room;
      if (concerns) untracked(() => this.load());
    });
    inject(DestroyRef).onDestroy(stop);
  }

  protected load(): void {
    void this.pages.load(this.#wish());
  }

  protected async more(): Promise<void> {
    this.loadingMore.set(true);
    try {
      await this.pages.loadMore();
    } catch (thrown) {
      void this.#notices.failure(thrown);
    } finally {
      this.loadingMore.set(false);
    }
  }

  /** A picture with its neighbours of the list: the oldest first, as in the conversation. */
  protected open({ file, message }: SharedFile): void {
    if (!isPicture(file)) return void this.#opening.view({ file, message });
    const pictures = this.pages
      .files()
      .filter((shared) => isPicture(shared.file))
      .map((shared) => ({ file: shared.file, message: shared.message, author: shared.displayName }));
    void this.#opening.walk(pictures.reverse(), file);
  }
}
