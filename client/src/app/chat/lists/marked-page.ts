import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';
import { Connection } from '../../core/connection';
import { MarkedMessages } from '../../core/marked-messages';
import { Icon } from '../../ui/icon';
import { Notices } from '../../ui/notices';
import { EmptyPane } from '../shell/empty-pane';
import { TimelineSkeleton } from '../timeline/timeline-skeleton';
import { MessageCard } from './message-card';

/** The messages one has bookmarked, or those that mention one, of all rooms. */
@Component({
  selector: 'sk-marked-page',
  imports: [
    EmptyPane,
    Icon,
    MatButton,
    MatIconButton,
    MessageCard,
    RouterLink,
    TimelineSkeleton,
    TranslatePipe,
  ],
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
      <h1>{{ kind() + '.title' | translate }}</h1>
    </header>
    @if (pages().status() === 'error') {
      <sk-empty-pane icon="alert" heading="lists.failed">
        <p>{{ 'errors.' + (pages().error() ?? 'server.error') | translate }}</p>
        <button matButton="tonal" type="button" (click)="retry()">{{ 'app.retry' | translate }}</button>
      </sk-empty-pane>
    } @else if (pages().status() === 'loading') {
      <sk-timeline-skeleton />
    } @else {
      <div class="view">
        <ul [attr.aria-label]="kind() + '.title' | translate">
          @for (message of pages().messages(); track message.id) {
            <li><sk-message-card [message]="message" /></li>
          } @empty {
            <li>
              @if (kind() === 'bookmarks') {
                <sk-empty-pane icon="bookmark" heading="bookmarks.empty" text="bookmarks.emptyHint" />
              } @else {
                <sk-empty-pane icon="at" heading="mentions.empty" text="mentions.emptyHint" />
              }
            </li>
          }
        </ul>
        @if (pages().hasMore()) {
          <p class="more">
            <button matButton="tonal" type="button" [disabled]="loadingMore()" (click)="more()">
              {{ 'lists.more' | translate }}
            </button>
          </p>
        }
      </div>
    }
  `,
  styleUrl: './marked-page.scss',
})
export class MarkedPage {
  readonly #marked = inject(MarkedMessages);
  readonly #notices = inject(Notices);

  readonly kind = input.required<'bookmarks' | 'mentions'>();

  protected readonly pages = computed(() => this.#marked[this.kind()]);
  protected readonly loadingMore = signal(false);

  constructor() {
    const connection = inject(Connection);
    effect(() => {
      const pages = this.pages();
      // Whatever happened while nobody was connected is in the fresh page.
      if (connection.state() === 'online') untracked(() => void pages.load());
    });
  }

  protected retry(): void {
    void this.pages().load();
  }

  protected async more(): Promise<void> {
    this.loadingMore.set(true);
    try {
      await this.pages().loadMore();
    } catch (thrown) {
      void this.#notices.failure(thrown);
    } finally {
      this.loadingMore.set(false);
    }
  }
}
