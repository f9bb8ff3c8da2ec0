import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Message } from '#contracts';
import { Faces } from '../../core/faces';
import { PreferencesStore } from '../../core/preferences-store';
import { shortDate } from '../../dates/calendar';
import { Today } from '../../dates/today';
import { CountPipe } from '../../i18n/count';
import { Avatar } from '../../ui/avatar';
import { MessageAddress } from './message-address';

/** What came of the thread that begins at a message, and the way to it. */
@Component({
  selector: 'sk-thread-summary',
  imports: [Avatar, CountPipe, RouterLink],
  template: `
    @if (message().replies; as replies) {
      <a [routerLink]="address()">
        <span class="faces">
          @for (face of faces(); track face.username) {
            <sk-avatar
              [seed]="face.username"
              [name]="face.displayName"
              [picture]="face.avatar"
              [small]="true"
            />
          }
        </span>
        <span class="count">{{ 'thread.replies' | skCount: replies.count }}</span>
        <time [attr.datetime]="replies.lastAt">{{ last() }}</time>
      </a>
    }
  `,
  styleUrl: './thread-summary.scss',
})
export class ThreadSummary {
  readonly #addresses = inject(MessageAddress);
  readonly #faces = inject(Faces);
  readonly #preferences = inject(PreferencesStore);
  readonly #today = inject(Today);

  readonly message = input.required<Message>();

  protected readonly address = computed(() => this.#addresses.thread(this.message()));
  protected readonly last = computed(() => {
    const { lastAt } = this.message().replies ?? {};
    return lastAt && shortDate(new Date(lastAt), this.#preferences.reading(), this.#today.now());
  });
  protected readonly faces = computed(() =>
    (this.message().replies?.people ?? []).map(({ username, displayName, avatar }) => ({
      username,
      displayName: this.#faces.nameOf(username, displayName),
      avatar,
    })),
  );
}
