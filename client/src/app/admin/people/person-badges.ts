import { Component, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import type { ConsolePerson } from '#contracts';

/** What somebody is here, and what keeps them from taking part. */
@Component({
  selector: 'sk-person-badges',
  imports: [TranslatePipe],
  template: `
    @if (person().role !== 'member') {
      <span class="badge">{{ 'admin.people.roles.' + person().role | translate }}</span>
    }
    @if (person().ban) {
      <span class="badge closed">{{ 'admin.people.banned' | translate }}</span>
    }
    @if (person().mute) {
      <span class="badge closed">{{ 'admin.people.muted' | translate }}</span>
    }
    @if (person().deactivatedAt) {
      <span class="badge closed">{{ 'admin.people.deactivated' | translate }}</span>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      gap: var(--sk-space-1);
    }
    .badge {
      padding-inline: var(--sk-space-2);
      border-radius: var(--sk-radius-full);
      color: var(--mat-sys-on-secondary-container);
      background: var(--mat-sys-secondary-container);
      font-size: var(--sk-text-small);
    }
    .closed {
      color: var(--mat-sys-on-error-container);
      background: var(--mat-sys-error-container);
    }
  `,
})
export class PersonBadges {
  readonly person = input.required<ConsolePerson>();
}
