import { Component, inject } from '@angular/core';
import { OrderQueueStore } from '../../core/order-queue-store';
import { WaitingBadge } from '../../ui/waiting-badge';

/** How much waits in the console for who keeps order; only for them it stands, and asks. */
@Component({
  selector: 'sk-console-badge',
  imports: [WaitingBadge],
  template: `<sk-waiting-badge [count]="queue.waiting()" />`,
  styles: `
    :host {
      margin-inline-start: var(--sk-space-2);
    }
  `,
})
export class ConsoleBadge {
  protected readonly queue = inject(OrderQueueStore);
}
