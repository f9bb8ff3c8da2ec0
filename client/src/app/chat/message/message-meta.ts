import { Component, computed, inject, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import type { EchoState } from '../../core/echo-state';
import { PreferencesStore } from '../../core/preferences-store';
import { ReadMarksStore } from '../../core/read-marks-store';
import { fullDateTime, timeOfDay } from '../../dates/calendar';
import { Icon } from '../../ui/icon';
import type { IconName } from '../../ui/icons';
import type { MessageRow } from '../timeline/rows';
import { MessageCommands } from './message-commands';

const STATE_ICONS: Record<EchoState, IconName> = {
  uploading: 'up',
  queued: 'clock',
  sending: 'up',
  sent: 'check',
  failed: 'alert',
};

/** When a message was written, what has happened to it since, and for one's own how far it has come. */
@Component({
  selector: 'sk-message-meta',
  imports: [Icon, TranslatePipe],
  template: `
    @if (row().message; as message) {
      @if (message.pinnedAt) {
        <sk-icon name="pin" />
        <span class="sk-visually-hidden">{{ 'message.pinned' | translate }}</span>
      }
      @if (message.bookmarked) {
        <sk-icon name="bookmark" />
        <span class="sk-visually-hidden">{{ 'message.bookmarked' | translate }}</span>
      }
      @if (message.editedAt) {
        <button type="button" (click)="commands.showEdits(message)">
          {{ 'message.edited' | translate }}
        </button>
      }
    }
    <time [attr.datetime]="row().at" [attr.title]="fullTime()">{{ time() }}</time>
    @if (stateIcon(); as icon) {
      <sk-icon [name]="icon" />
      <span class="sk-visually-hidden">{{ 'echo.' + state() | translate }}</span>
    }
  `,
  styleUrl: './message-meta.scss',
  host: { '[class.failed]': "row().state === 'failed'" },
})
export class MessageMeta {
  readonly #preferences = inject(PreferencesStore);
  readonly #readMarks = inject(ReadMarksStore);
  protected readonly commands = inject(MessageCommands);

  readonly row = input.required<MessageRow>();

  protected readonly time = computed(() => timeOfDay(new Date(this.row().at), this.#preferences.reading()));
  protected readonly fullTime = computed(() =>
    fullDateTime(new Date(this.row().at), this.#preferences.reading()),
  );
  /** The words' key: somebody has seen what was stored. */
  protected readonly state = computed(() => (this.#seen() ? 'seen' : this.row().state));
  protected readonly stateIcon = computed((): IconName | undefined => {
    const { state } = this.row();
    if (this.#seen()) return 'checks';
    return state && STATE_ICONS[state];
  });
  readonly #seen = computed(() => {
    const { state, message } = this.row();
    return (
      state === 'sent' &&
      !!message &&
      !message.deletedAt &&
      this.#readMarks.readersOf(message.room, message.seq).length > 0
    );
  });
}
