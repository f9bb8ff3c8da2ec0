import { Component, computed, inject, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import type { Message } from '#contracts';
import { MembersStore } from '../../core/members-store';
import { Icon } from '../../ui/icon';
import { isolate } from '../../ui/isolate';

/** What stays where a message was. */
@Component({
  selector: 'sk-deleted-line',
  imports: [Icon, TranslatePipe],
  template: `
    <sk-icon name="trash" />
    @if (message().deletedBy) {
      {{ 'message.goneBy' | translate: { name: by() } }}
    } @else {
      {{ 'message.gone' | translate }}
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: var(--sk-space-1);
      color: var(--sk-muted);
    }
    sk-icon {
      inline-size: 1rem;
      block-size: 1rem;
    }
  `,
})
export class DeletedLine {
  readonly #members = inject(MembersStore);
  readonly message = input.required<Message>();

  protected readonly by = computed(() => {
    const { room, deletedBy = '' } = this.message();
    const { members } = this.#members.of(room);
    return isolate(members.find(({ user }) => user.username === deletedBy)?.user.displayName ?? deletedBy);
  });
}
