import { Component, computed, inject, input } from '@angular/core';
import { PreferencesStore } from '../../core/preferences-store';
import { dayLabel } from '../../dates/calendar';
import { Today } from '../../dates/today';

/** Where a day begins. It stays at the top while its messages pass. */
@Component({
  selector: 'sk-day-separator',
  template: '<span>{{ label() }}</span>',
  styles: `
    :host {
      display: flex;
      justify-content: center;
      position: sticky;
      inset-block-start: var(--sk-space-2);
      z-index: 1;
      margin-block: var(--sk-space-4) var(--sk-space-3);
      pointer-events: none;
    }
    span {
      padding: 0 var(--sk-space-3);
      border-radius: var(--sk-radius-full);
      color: var(--sk-muted);
      background: var(--mat-sys-surface-container-high);
      font-size: var(--sk-text-small);
      line-height: 1.75rem;
    }
  `,
  host: { role: 'separator', '[attr.aria-label]': 'label()' },
})
export class DaySeparator {
  readonly #preferences = inject(PreferencesStore);
  readonly #today = inject(Today);
  readonly at = input.required<string>();
  protected readonly label = computed(() =>
    dayLabel(new Date(this.at()), this.#preferences.reading(), this.#today.now()),
  );
}
