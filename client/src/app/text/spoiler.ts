import { Component, input, signal } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import type { Direction } from '#text';
import { Icon } from '../ui/icon';

/** Words that are covered until somebody wants to read them. The button stays, so the focus does too. */
@Component({
  selector: 'sk-spoiler',
  imports: [Icon, TranslatePipe],
  template: `<button
      type="button"
      [class.cover]="!open()"
      [class.hide]="open()"
      [attr.aria-expanded]="open()"
      [attr.aria-label]="(open() ? 'writing.hideSpoiler' : 'writing.showSpoiler') | translate"
      (click)="open.set(!open())"
    >
      @if (open()) {
        <sk-icon name="eyeOff" />
      } @else {
        <span aria-hidden="true">{{ words() }}</span>
      }
    </button>
    @if (open()) {
      <ng-content />
    }`,
  styles: `
    :host {
      unicode-bidi: isolate;
      border-radius: 0.3em;
      background: var(--sk-hover);
    }
    button {
      max-inline-size: 100%;
      padding: 0 0.2em;
      border: 0;
      border-radius: 0.3em;
      color: inherit;
      background: none;
      font: inherit;
      text-align: start;
      overflow-wrap: anywhere;
      white-space: pre-wrap;
      cursor: pointer;
    }
    .cover {
      background: color-mix(in srgb, currentColor 75%, transparent);
    }
    .cover span {
      visibility: hidden;
    }
    .hide {
      vertical-align: text-bottom;
      line-height: 1;
    }
    .hide sk-icon {
      inline-size: 1.125em;
      block-size: 1.125em;
    }
  `,
  host: { '[attr.dir]': 'dir()' },
})
export class Spoiler {
  readonly dir = input.required<Direction>();
  /** As they are read: how much is covered. */
  readonly words = input.required<string>();

  protected readonly open = signal(false);
}
