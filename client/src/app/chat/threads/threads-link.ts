import { Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';
import { ThreadsStore } from '../../core/threads-store';
import { CountPipe, NumberPipe } from '../../i18n/count';
import { Icon } from '../../ui/icon';

/** The way to the threads one follows, and how much in them is new. */
@Component({
  selector: 'sk-threads-link',
  imports: [CountPipe, Icon, NumberPipe, RouterLink, RouterLinkActive, TranslatePipe],
  template: `
    <a routerLink="/threads" routerLinkActive="active" ariaCurrentWhenActive="page">
      <sk-icon name="thread" />
      <span class="name">{{ 'threads.title' | translate }}</span>
      @if (threads.unreadTotal(); as unread) {
        <span class="badge" aria-hidden="true">{{ unread | skNumber }}</span>
        <span class="sk-visually-hidden">{{ 'threads.unread' | skCount: unread }}</span>
      }
    </a>
  `,
  styleUrl: './threads-link.scss',
})
export class ThreadsLink {
  protected readonly threads = inject(ThreadsStore);
}
