import { Component } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

/** Bubbles to come, while the messages are on their way. */
@Component({
  selector: 'sk-timeline-skeleton',
  imports: [TranslatePipe],
  template: `
    <span class="sk-visually-hidden">{{ 'app.loading' | translate }}</span>
    @for (bubble of bubbles; track $index) {
      <span aria-hidden="true" [class]="bubble"></span>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      justify-content: end;
      gap: var(--sk-space-2);
      flex: 1;
      min-block-size: 0;
      inline-size: 100%;
      max-inline-size: 60rem;
      margin-inline: auto;
      padding: var(--sk-space-4);
      overflow: hidden;
    }
    [aria-hidden] {
      flex: none;
      inline-size: 18rem;
      max-inline-size: 70%;
      block-size: 2.75rem;
      margin-inline-start: 3rem;
      border-radius: var(--sk-radius);
      background: var(--sk-bubble);
      animation: sk-breathe 1.4s ease-in-out infinite alternate;
    }
    .own {
      align-self: end;
      inline-size: 12rem;
      background: var(--sk-bubble-own);
    }
    .long {
      inline-size: 26rem;
      block-size: 4.5rem;
    }
    @keyframes sk-breathe {
      from {
        opacity: 0.45;
      }
    }
  `,
  host: { role: 'status' },
})
export class TimelineSkeleton {
  protected readonly bubbles = ['', 'long', 'own', '', 'own', 'long', ''];
}
