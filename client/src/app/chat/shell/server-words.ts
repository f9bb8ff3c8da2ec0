import { Component, computed, inject } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { PreferencesStore } from '../../core/preferences-store';
import { ServerInfoStore } from '../../core/server-info-store';
import { MessageText } from '../../text/message-text';
import { Icon } from '../../ui/icon';

/** What the server says of itself above the rooms: that it takes no changes now, and the words of the day. */
@Component({
  selector: 'sk-server-words',
  imports: [Icon, MessageText, TranslatePipe],
  template: `
    @if (server.info().maintenance) {
      <section class="warning">
        <sk-icon name="alert" />
        <p>{{ 'serverWords.maintenance' | translate }}</p>
      </section>
    }
    @if (words(); as text) {
      <section [attr.aria-label]="'serverWords.today' | translate">
        <sk-icon name="bell" />
        <sk-message-text [text]="text" />
      </section>
    }
  `,
  styleUrl: './announcements.scss',
})
export class ServerWords {
  readonly #language = inject(PreferencesStore).language;
  protected readonly server = inject(ServerInfoStore);

  protected readonly words = computed(() => {
    const words = this.server.info().messageOfTheDay;
    return words?.[this.#language()] || words?.fa || words?.en;
  });
}
