import { Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';
import { MarkedMessages } from '../../core/marked-messages';
import { CountPipe, NumberPipe } from '../../i18n/count';
import { Icon } from '../../ui/icon';

/** The ways to one's mentions and bookmarks, and how many mentions are new. */
@Component({
  selector: 'sk-marked-links',
  imports: [CountPipe, Icon, NumberPipe, RouterLink, RouterLinkActive, TranslatePipe],
  template: `
    <a routerLink="/mentions" routerLinkActive="active" ariaCurrentWhenActive="page">
      <sk-icon name="at" />
      <span class="name">{{ 'mentions.title' | translate }}</span>
      @if (marked.unreadMentions(); as unread) {
        <span class="badge" aria-hidden="true">{{ unread | skNumber }}</span>
        <span class="sk-visually-hidden">{{ 'mentions.unread' | skCount: unread }}</span>
      }
    </a>
    <a routerLink="/bookmarks" routerLinkActive="active" ariaCurrentWhenActive="page">
      <sk-icon name="bookmark" />
      <span class="name">{{ 'bookmarks.title' | translate }}</span>
    </a>
  `,
  styleUrl: '../threads/threads-link.scss',
})
export class MarkedLinks {
  protected readonly marked = inject(MarkedMessages);
}
