import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';
import type { StreamEntry } from '#contracts';
import { roomAddress } from '../../chat/chat-url';
import { PreferencesStore } from '../../core/preferences-store';
import { fullDateTime, shortDate } from '../../dates/calendar';
import { Today } from '../../dates/today';
import { MessageText } from '../../text/message-text';
import { Avatar } from '../../ui/avatar';
import { Icon } from '../../ui/icon';

/** A message with who said it and where, and what can be done about it. */
@Component({
  selector: 'sk-stream-card',
  imports: [Avatar, Icon, MatButton, MessageText, RouterLink, TranslatePipe],
  template: `
    <sk-avatar
      [seed]="entry().message.username"
      [name]="entry().message.displayName"
      [picture]="entry().message.avatar"
      [small]="true"
    />
    <p class="who">
      <a [routerLink]="['/admin/people', entry().message.username]">
        <bdi>{{ entry().message.displayName }}</bdi>
      </a>
      <bdi class="handle" dir="ltr">&#64;{{ entry().message.username }}</bdi>
      <span class="badge"
        ><bdi>{{ room() }}</bdi></span
      >
      <time [attr.datetime]="entry().message.timestamp" [attr.title]="when().full">{{ when().short }}</time>
    </p>
    <div class="said">
      <sk-message-text [text]="entry().message.text" />
      @for (file of entry().message.files; track file.id) {
        <p class="file">
          <sk-icon name="clip" /><bdi>{{ file.name }}</bdi>
        </p>
      }
    </div>
    <div class="acts">
      <a matButton [routerLink]="place()">{{ 'admin.messages.context' | translate }}</a>
      <button matButton type="button" (click)="unwanted.emit()">
        {{ 'admin.messages.delete' | translate }}
      </button>
    </div>
  `,
  styleUrl: './stream-card.scss',
})
export class StreamCard {
  readonly #preferences = inject(PreferencesStore);
  readonly #today = inject(Today);

  readonly entry = input.required<StreamEntry>();
  readonly unwanted = output();

  protected readonly room = computed(() => {
    const { name, names } = this.entry().room;
    return names?.[this.#preferences.language()] ?? name;
  });
  protected readonly when = computed(() => {
    const at = new Date(this.entry().message.timestamp);
    const reading = this.#preferences.reading();
    return { full: fullDateTime(at, reading), short: shortDate(at, reading, this.#today.now()) };
  });
  /** Where the message stands: in its room, or in the thread that alone shows it. */
  protected readonly place = computed(() => {
    const { message, room } = this.entry();
    const ref = room.slug ?? message.room;
    return message.thread && !message.inRoom
      ? ['/rooms', ref, 'thread', message.thread]
      : roomAddress(ref, message.seq);
  });
}
