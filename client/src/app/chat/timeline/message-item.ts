import { Component, computed, inject, input, output } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { paragraphDirection } from '#text';
import type { EchoState } from '../../core/echo-state';
import { PreferencesStore } from '../../core/preferences-store';
import { fullDateTime, timeOfDay } from '../../dates/calendar';
import { MessageText } from '../../text/message-text';
import { Avatar } from '../../ui/avatar';
import { Icon } from '../../ui/icon';
import type { IconName } from '../../ui/icons';
import { toneOf } from '../../ui/tone';
import { EchoWait } from './echo-wait';
import type { MessageRow } from './rows';

const STATE_ICONS: Record<EchoState, IconName> = {
  queued: 'clock',
  sending: 'up',
  sent: 'check',
  failed: 'alert',
};

/** One message: who said it, what, when, and for one's own how far it has come. */
@Component({
  selector: 'sk-message-item',
  imports: [Avatar, EchoWait, Icon, MessageText, TranslatePipe],
  templateUrl: './message-item.html',
  styleUrl: './message-item.scss',
  host: {
    role: 'article',
    '[class.own]': 'row().own',
    '[class.head]': 'row().head',
    '[class.tail]': 'row().tail',
    '[attr.data-tone]': 'tone()',
    '[attr.data-state]': 'row().state',
  },
})
export class MessageItem {
  readonly #preferences = inject(PreferencesStore);

  readonly row = input.required<MessageRow>();
  /** The clientId of a failed message to send again. */
  readonly retried = output<string>();
  /** The clientId of a failed message to throw away. */
  readonly discarded = output<string>();

  /** The side on which the time stands: where the text ends. */
  protected readonly direction = computed(() =>
    paragraphDirection(this.row().text, this.#preferences.direction()),
  );
  protected readonly tone = computed(() => toneOf(this.row().username));
  protected readonly time = computed(() => timeOfDay(new Date(this.row().at), this.#preferences.reading()));
  protected readonly fullTime = computed(() =>
    fullDateTime(new Date(this.row().at), this.#preferences.reading()),
  );
  protected readonly stateIcon = computed(() => {
    const { state } = this.row();
    return state && STATE_ICONS[state];
  });
}
