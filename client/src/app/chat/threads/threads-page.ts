import { Component, computed, inject, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';
import type { Thread } from '#contracts';
import { PreferencesStore } from '../../core/preferences-store';
import { RoomsStore } from '../../core/rooms-store';
import { ThreadsStore, unreadReplies } from '../../core/threads-store';
import { shortDate } from '../../dates/calendar';
import { Today } from '../../dates/today';
import { CountPipe, NumberPipe } from '../../i18n/count';
import { Avatar } from '../../ui/avatar';
import { Icon } from '../../ui/icon';
import { Notices } from '../../ui/notices';
import { MessageLine } from '../message/message-line';
import { EmptyPane } from '../shell/empty-pane';
import { TimelineSkeleton } from '../timeline/timeline-skeleton';

/** The threads one follows, of all rooms, the one with the newest reply first. */
@Component({
  selector: 'sk-threads-page',
  imports: [
    Avatar,
    CountPipe,
    EmptyPane,
    Icon,
    MatButton,
    MatIconButton,
    MessageLine,
    NumberPipe,
    RouterLink,
    TimelineSkeleton,
    TranslatePipe,
  ],
  templateUrl: './threads-page.html',
  styleUrls: ['../lists/marked-page.scss', './threads-page.scss'],
})
export class ThreadsPage {
  readonly #rooms = inject(RoomsStore);
  readonly #preferences = inject(PreferencesStore);
  readonly #today = inject(Today);
  readonly #notices = inject(Notices);
  protected readonly threads = inject(ThreadsStore);

  protected readonly loadingMore = signal(false);
  protected readonly lines = computed(() => this.threads.followed().map((thread) => this.#line(thread)));

  constructor() {
    void this.threads.load();
  }

  protected retry(): void {
    void this.threads.load();
  }

  protected async more(): Promise<void> {
    this.loadingMore.set(true);
    try {
      await this.threads.loadMore();
    } catch (thrown) {
      void this.#notices.failure(thrown);
    } finally {
      this.loadingMore.set(false);
    }
  }

  #line(thread: Thread) {
    const { root } = thread;
    const room = this.#rooms.find(root.room);
    const at = root.replies?.lastAt ?? root.timestamp;
    return {
      root,
      room: room ? this.#rooms.nameOf(room) : '',
      address: ['/rooms', room?.slug ?? root.room, 'thread', root.id],
      count: root.replies?.count ?? 0,
      unread: unreadReplies(thread),
      at,
      when: shortDate(new Date(at), this.#preferences.reading(), this.#today.now()),
    };
  }
}
