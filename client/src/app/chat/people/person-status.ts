import { Component, computed, inject, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import type { UserStatus } from '#contracts';
import { PreferencesStore } from '../../core/preferences-store';
import { shortDate } from '../../dates/calendar';
import { Today } from '../../dates/today';
import { TextLine } from '../../text/text-line';

/** What somebody says of themselves for the time being. */
@Component({
  selector: 'sk-person-status',
  imports: [TextLine, TranslatePipe],
  template: `
    @if (told(); as now) {
      @if (now.emoji) {
        <span class="emoji">{{ now.emoji }}</span>
      }
      @if (now.text) {
        <sk-text-line [text]="now.text" />
      }
      @if (until(); as time) {
        <span class="until">{{ 'presence.until' | translate: { time } }}</span>
      }
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 var(--sk-space-2);
    }
    :host:empty {
      display: none;
    }
    .until {
      color: var(--sk-muted);
      font-size: var(--sk-text-small);
    }
  `,
})
export class PersonStatus {
  readonly #preferences = inject(PreferencesStore);
  readonly #today = inject(Today);

  readonly status = input.required<UserStatus>();
  /** Whether to say when it ends. */
  readonly ending = input(false);

  protected readonly told = computed(() => {
    const status = this.status();
    return status.text || status.emoji ? status : null;
  });
  protected readonly until = computed(() => {
    const until = this.ending() ? this.told()?.until : undefined;
    return until && shortDate(new Date(until), this.#preferences.reading(), this.#today.now());
  });
}
