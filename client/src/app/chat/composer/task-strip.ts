import { Component, input, output } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { Icon } from '../../ui/icon';
import { MessageLine } from '../message/message-line';
import type { ComposerTask } from './composer-state';

/** Says what the text is going to be: an answer to a message, or another text for it. */
@Component({
  selector: 'sk-task-strip',
  imports: [Icon, MessageLine, TranslatePipe],
  template: `
    <sk-icon [name]="task().kind === 'reply' ? 'reply' : 'pencil'" />
    <span class="what">
      <span class="label">
        @if (task().kind === 'reply') {
          {{ 'composer.answering' | translate }} <bdi>{{ task().message.displayName }}</bdi>
        } @else {
          {{ 'composer.editing' | translate }}
        }
      </span>
      <sk-message-line [message]="task().message" [pictured]="true" />
    </span>
    <button
      type="button"
      [attr.aria-label]="
        (task().kind === 'reply' ? 'composer.cancelAnswer' : 'composer.cancelEdit') | translate
      "
      (click)="cancelled.emit()"
    >
      <sk-icon name="close" />
    </button>
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: var(--sk-space-3);
      padding-block-end: var(--sk-space-2);
      padding-inline-start: var(--sk-space-3);
      color: var(--sk-muted);
      font-size: var(--sk-text-meta);
    }
    .what {
      display: grid;
      flex: 1;
      min-inline-size: 0;
    }
    .label {
      color: var(--mat-sys-primary);
      font-weight: 600;
    }
    sk-message-line {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    button {
      display: grid;
      flex: none;
      place-items: center;
      inline-size: var(--sk-touch);
      block-size: var(--sk-touch);
      border: 0;
      border-radius: 50%;
      color: inherit;
      background: transparent;
      cursor: pointer;
    }
    button:hover {
      background: var(--sk-hover);
    }
  `,
})
export class TaskStrip {
  readonly task = input.required<ComposerTask>();
  readonly cancelled = output();
}
