import { Component, computed, inject, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import type { ErrorCode, Mute } from '#contracts';
import { PreferencesStore } from '../../core/preferences-store';
import { fullDateTime } from '../../dates/calendar';
import { Icon } from '../../ui/icon';
import type { IconName } from '../../ui/icons';

const KINDS: Partial<Record<ErrorCode, { icon: IconName; words: string }>> = {
  'user.muted': { icon: 'block', words: 'order.muted' },
  'room.readOnly': { icon: 'lock', words: 'order.readOnly' },
};
const ARCHIVED = { icon: 'archive', words: 'composer.archived' } as const;

/** Why nobody can write in the place of a composer, and until when. */
@Component({
  selector: 'sk-closed-line',
  imports: [Icon, TranslatePipe],
  template: `
    <p role="status">
      <sk-icon [name]="kind().icon" />
      <span>
        {{ kind().words | translate }}
        @if (until(); as time) {
          {{ 'order.mutedUntil' | translate: { time } }}
        }
        @if (mute()?.reason; as reason) {
          <bdi class="reason">{{ reason }}</bdi>
        }
      </span>
    </p>
  `,
  styles: `
    p {
      display: flex;
      align-items: center;
      justify-content: center;
      gap: var(--sk-space-2);
      min-block-size: 3rem;
      padding: var(--sk-space-1) var(--sk-space-4);
      border-radius: 1.5rem;
      color: var(--sk-muted);
      background: var(--mat-sys-surface-container);
      font-size: var(--sk-text-meta);
    }
    .reason {
      display: block;
    }
  `,
})
export class ClosedLine {
  readonly #reading = inject(PreferencesStore).reading;

  readonly refusal = input.required<ErrorCode>();
  readonly mute = input<Mute>();

  protected readonly kind = computed(() => KINDS[this.refusal()] ?? ARCHIVED);
  protected readonly until = computed(() => {
    const until = this.mute()?.until;
    return until === undefined ? null : fullDateTime(new Date(until), this.#reading());
  });
}
