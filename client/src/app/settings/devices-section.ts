import { Component, computed, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslatePipe, TranslateService } from '@ngx-translate/core';
import type { Session } from '#contracts';
import { Api } from '../core/api';
import { PreferencesStore } from '../core/preferences-store';
import { shortDate } from '../dates/calendar';
import { Today } from '../dates/today';
import { Alert } from '../ui/field/alert';
import { Icon } from '../ui/icon';
import { isolate } from '../ui/isolate';
import { deviceOf } from './device-name';

/** Where one is signed in, and the way to end it there. */
@Component({
  selector: 'sk-devices-section',
  imports: [Alert, Icon, MatButton, TranslatePipe],
  templateUrl: './devices-section.html',
  styleUrls: ['./section.scss', './people.scss'],
})
export class DevicesSection {
  readonly #api = inject(Api);
  readonly #preferences = inject(PreferencesStore);
  readonly #today = inject(Today);
  readonly #translate = inject(TranslateService);

  protected readonly list = resource({ loader: () => this.#api.sessions() });
  protected readonly failure = signal<unknown>(null);
  protected readonly rows = computed(() => {
    const sessions = this.list.hasValue() ? this.list.value() : [];
    return sessions
      .map((session) => ({ session, name: this.#nameOf(session), seen: this.#seen(session) }))
      .sort((one, other) => Number(other.session.current) - Number(one.session.current));
  });

  protected end({ id }: Session): Promise<void> {
    return this.#change(() => this.#api.endSession(id));
  }

  protected endOthers(): Promise<void> {
    return this.#change(() => this.#api.endOtherSessions());
  }

  async #change(action: () => Promise<void>): Promise<void> {
    this.failure.set(null);
    try {
      await action();
    } catch (thrown) {
      this.failure.set(thrown);
    }
    this.list.reload();
  }

  #nameOf({ device }: Session): string {
    const known = deviceOf(device);
    const sentence: unknown = known
      ? this.#translate.instant('sessions.device', {
          browser: isolate(known.browser),
          system: isolate(known.system),
        })
      : this.#translate.instant('sessions.unknown');
    return String(sentence);
  }

  #seen({ lastSeenAt }: Session): string {
    return shortDate(new Date(lastSeenAt), this.#preferences.reading(), this.#today.now());
  }
}
