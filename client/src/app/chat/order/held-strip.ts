import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslatePipe } from '@ngx-translate/core';
import type { HeldMessage } from '#contracts';
import { Connection } from '../../core/connection';
import { HeldStore } from '../../core/held-store';
import { MessageText } from '../../text/message-text';
import { Icon } from '../../ui/icon';
import { Notices } from '../../ui/notices';

/** What one said here and others do not see yet, or will not. */
@Component({
  selector: 'sk-held-strip',
  imports: [Icon, MatButton, MessageText, TranslatePipe],
  template: `
    @if (held().length > 0) {
      <ul [attr.aria-label]="'order.held.label' | translate">
        @for (each of held(); track each.id) {
          <li [class.refused]="each.refusal">
            <p class="state">
              <sk-icon [name]="each.refusal ? 'alert' : 'clock'" />
              {{ (each.refusal ? 'order.held.refused' : 'order.held.waiting') | translate }}
              @if (each.refusal?.reason; as reason) {
                <bdi>{{ reason }}</bdi>
              }
            </p>
            <sk-message-text [text]="each.text" />
            <button matButton type="button" (click)="withdraw(each)">
              {{ (each.refusal ? 'order.held.putAway' : 'order.held.withdraw') | translate }}
            </button>
          </li>
        }
      </ul>
    }
  `,
  styles: `
    ul {
      display: grid;
      gap: var(--sk-space-2);
      overflow-y: auto;
      max-block-size: 12rem;
      padding: var(--sk-space-2) var(--sk-space-4);
    }
    li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 0 var(--sk-space-2);
      align-items: center;
      padding: var(--sk-space-2) var(--sk-space-3);
      border: 1px dashed var(--mat-sys-outline);
      border-radius: var(--sk-radius);
    }
    li.refused {
      border-color: var(--mat-sys-error);
    }
    .state {
      display: flex;
      flex-wrap: wrap;
      grid-column: 1 / -1;
      gap: var(--sk-space-1);
      align-items: center;
      color: var(--sk-muted);
      font-size: var(--sk-text-meta);
    }
    .state sk-icon {
      inline-size: 1rem;
      block-size: 1rem;
    }
  `,
  host: { 'aria-live': 'polite' },
})
export class HeldStrip {
  readonly #store = inject(HeldStore);
  readonly #notices = inject(Notices);

  /** A room's id. */
  readonly room = input.required<string>();
  protected readonly held = computed(() => this.#store.of(this.room()));

  constructor() {
    const { state } = inject(Connection);
    effect(() => {
      const room = this.room();
      if (state() === 'online') untracked(() => void this.#load(room));
    });
  }

  protected async withdraw(held: HeldMessage): Promise<void> {
    try {
      await this.#store.withdraw(held);
    } catch (thrown) {
      void this.#notices.failure(thrown);
    }
  }

  async #load(room: string): Promise<void> {
    try {
      await this.#store.load(room);
    } catch (thrown) {
      void this.#notices.failure(thrown);
    }
  }
}
