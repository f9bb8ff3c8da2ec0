import { Component, computed, inject, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import type { AuditEntry } from '#contracts';
import { PreferencesStore } from '../../core/preferences-store';
import { fullDateTime } from '../../dates/calendar';
import { isolate } from '../../ui/isolate';

/** What was done to somebody, by whom and why, the newest first. */
@Component({
  selector: 'sk-person-history',
  imports: [TranslatePipe],
  template: `
    <h3>{{ 'admin.people.history' | translate }}</h3>
    <ol>
      @for (line of lines(); track line.number) {
        <li>
          <span class="name">
            {{ 'admin.people.deeds.' + line.deed | translate }}
            @if (line.role; as role) {
              — {{ 'admin.people.roles.' + role | translate }}
            }
            @if (line.until; as time) {
              — {{ 'presence.until' | translate: { time } }}
            }
          </span>
          <span class="detail">
            {{ line.at }}
            @if (line.by; as name) {
              · {{ 'admin.people.by' | translate: { name } }}
            }
            @if (line.reason; as reason) {
              · {{ 'errors.because' | translate: { reason } }}
            }
          </span>
        </li>
      } @empty {
        <li class="none">{{ 'admin.people.noHistory' | translate }}</li>
      }
    </ol>
  `,
  styleUrls: ['../../settings/people.scss', './person-part.scss'],
  styles: `
    ol {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      column-gap: 0;
    }
  `,
})
export class PersonHistory {
  readonly entries = input.required<readonly AuditEntry[]>();

  readonly #preferences = inject(PreferencesStore);

  protected readonly lines = computed(() => this.entries().map((entry) => this.#line(entry)));

  #line({ number, at, action, actor, detail }: AuditEntry) {
    const { role, until } = { ...detail.after } as { role?: string; until?: string | null };
    return {
      number,
      deed: action.replace('user.', ''),
      at: this.#moment(at),
      by: actor && isolate(`@${actor.username}`),
      reason: detail.reason && isolate(detail.reason),
      role,
      until: until && this.#moment(until),
    };
  }

  #moment(at: string): string {
    return fullDateTime(new Date(at), this.#preferences.reading());
  }
}
