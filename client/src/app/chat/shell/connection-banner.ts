import { Component, computed, inject } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { Connection, type ConnectionState } from '../../core/connection';
import { RoomsStore } from '../../core/rooms-store';
import { ErrorText } from '../../i18n/error-text';
import { Icon } from '../../ui/icon';
import type { IconName } from '../../ui/icons';

const NEWS: Partial<Record<ConnectionState, IconName>> = {
  offline: 'offline',
  reconnecting: 'retry',
  catchingUp: 'retry',
};

/** Tells how the page stands with the server. It floats: nothing moves when it comes and goes. */
@Component({
  selector: 'sk-connection-banner',
  imports: [Icon, TranslatePipe],
  template: `
    @if (news(); as told) {
      <p [class.turning]="told.icon === 'retry'">
        <sk-icon [name]="told.icon" />
        <span>{{ told.refusal ? errors.of(told.refusal) : ('connection.' + told.state | translate) }}</span>
      </p>
    }
  `,
  styleUrl: './connection-banner.scss',
  host: { role: 'status' },
})
export class ConnectionBanner {
  readonly #connection = inject(Connection);
  readonly #rooms = inject(RoomsStore);
  protected readonly errors = inject(ErrorText);

  protected readonly news = computed(() => {
    const state = this.#connection.state();
    const refusal = state === 'reconnecting' ? this.#connection.shutOut() : null;
    if (refusal) return { state, refusal, icon: 'block' } as const;
    const icon = NEWS[state];
    // The very first time there is nothing to catch up with: the panes show that they are loading.
    if (!icon || (state === 'catchingUp' && !this.#rooms.loaded())) return null;
    return { state, refusal, icon };
  });
}
