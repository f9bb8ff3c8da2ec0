import { Component, input } from '@angular/core';
import { CountPipe, NumberPipe } from '../i18n/count';

/** How much waits behind a link; nothing where nothing does. */
@Component({
  selector: 'sk-waiting-badge',
  imports: [CountPipe, NumberPipe],
  template: `
    @if (count(); as n) {
      <span class="badge" aria-hidden="true">{{ n | skNumber }}</span>
      <span class="sk-visually-hidden">{{ 'sections.waiting' | skCount: n }}</span>
    }
  `,
  styles: `
    :host {
      margin-inline-start: auto;
    }
    .badge {
      display: inline-block;
      min-inline-size: 1.375rem;
      padding-inline: 0.375rem;
      border-radius: var(--sk-radius-full);
      color: var(--mat-sys-on-primary);
      background: var(--mat-sys-primary);
      font-size: var(--sk-text-small);
      font-weight: 650;
      line-height: 1.375rem;
      text-align: center;
    }
  `,
})
export class WaitingBadge {
  readonly count = input.required<number>();
}
