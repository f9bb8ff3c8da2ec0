import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslatePipe, TranslateService } from '@ngx-translate/core';
import type { PersonRecord } from '#contracts';
import { PreferencesStore } from '../../core/preferences-store';
import { shortDate } from '../../dates/calendar';
import { Today } from '../../dates/today';
import { deviceOf } from '../../settings/device-name';
import { Icon } from '../../ui/icon';
import { isolate } from '../../ui/isolate';

type Device = NonNullable<PersonRecord['sessions']>[number];

/** Where somebody is signed in, and the way to end it there. */
@Component({
  selector: 'sk-person-sessions',
  imports: [Icon, MatButton, TranslatePipe],
  template: `
    <h3>{{ 'admin.people.sessions' | translate }}</h3>
    <ul>
      @for (row of rows(); track row.id) {
        <li>
          <sk-icon name="devices" />
          <span class="name">{{ row.name }}</span>
          <span class="detail">
            <bdi dir="ltr">{{ row.ip }}</bdi> · {{ 'sessions.lastSeen' | translate: { time: row.seen } }}
          </span>
          @if (endable()) {
            <button
              matButton
              type="button"
              [attr.aria-label]="'sessions.endNamed' | translate: { device: row.name }"
              (click)="wanted.emit(row.id)"
            >
              {{ 'sessions.end' | translate }}
            </button>
          }
        </li>
      } @empty {
        <li class="none">{{ 'admin.people.noSessions' | translate }}</li>
      }
    </ul>
    @if (endable() && rows().length > 0) {
      <button matButton="outlined" class="all" type="button" (click)="wanted.emit(null)">
        {{ 'admin.people.endSessions' | translate }}
      </button>
    }
  `,
  styleUrls: ['../../settings/people.scss', './person-part.scss'],
})
export class PersonSessions {
  readonly sessions = input.required<readonly Device[]>();
  readonly endable = input(false);
  /** The id of a session that is to end; null for all. */
  readonly wanted = output<string | null>();

  readonly #preferences = inject(PreferencesStore);
  readonly #today = inject(Today);
  readonly #translate = inject(TranslateService);

  protected readonly rows = computed(() =>
    this.sessions().map(({ id, ip, device, lastSeenAt }) => ({
      id,
      ip,
      name: this.#nameOf(device),
      seen: shortDate(new Date(lastSeenAt), this.#preferences.reading(), this.#today.now()),
    })),
  );

  #nameOf(device: string): string {
    const known = deviceOf(device);
    const sentence: unknown = known
      ? this.#translate.instant('sessions.device', {
          browser: isolate(known.browser),
          system: isolate(known.system),
        })
      : this.#translate.instant('sessions.unknown');
    return String(sentence);
  }
}
