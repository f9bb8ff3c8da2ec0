import { Component, input, output } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { Icon } from '../../ui/icon';
import type { IconName } from '../../ui/icons';
import { FORMATS, type Format } from './format';

const ICONS: Record<Format, IconName> = {
  bold: 'bold',
  italic: 'italic',
  strike: 'strike',
  code: 'code',
  codeBlock: 'codeBlock',
  quote: 'quote',
  list: 'list',
  link: 'link',
  spoiler: 'eyeOff',
};

/** Buttons that set off what is selected; the field keeps the focus. */
@Component({
  selector: 'sk-format-bar',
  imports: [Icon, TranslatePipe],
  template: `@for (format of formats; track format) {
      <button
        type="button"
        [attr.aria-label]="'writing.' + format | translate"
        [attr.title]="'writing.' + format | translate"
        (pointerdown)="$event.preventDefault()"
        (click)="used.emit(format)"
      >
        <sk-icon [name]="icons[format]" />
      </button>
    }
    <button
      type="button"
      [attr.aria-label]="'writing.zwnj' | translate"
      [attr.title]="'writing.zwnj' | translate"
      (pointerdown)="$event.preventDefault()"
      (click)="zwnj.emit()"
    >
      <sk-icon name="zwnj" />
    </button>
    @if (polls()) {
      <button
        type="button"
        [attr.aria-label]="'polls.new.title' | translate"
        [attr.title]="'polls.new.title' | translate"
        (click)="polled.emit()"
      >
        <sk-icon name="poll" />
      </button>
    }`,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      padding-block-end: var(--sk-space-1);
    }
    button {
      display: grid;
      place-items: center;
      inline-size: 2.25rem;
      block-size: 2.25rem;
      border: 0;
      border-radius: var(--sk-radius-small);
      color: var(--sk-muted);
      background: transparent;
      cursor: pointer;
    }
    button:hover {
      color: inherit;
      background: var(--sk-hover);
    }
    sk-icon {
      inline-size: 1.25rem;
      block-size: 1.25rem;
    }
    @media (pointer: coarse) {
      button {
        inline-size: var(--sk-touch);
        block-size: var(--sk-touch);
      }
    }
  `,
  host: { role: 'toolbar' },
})
export class FormatBar {
  /** Whether a poll can be asked here. */
  readonly polls = input(false);
  readonly used = output<Format>();
  readonly zwnj = output();
  readonly polled = output();

  protected readonly formats = FORMATS;
  protected readonly icons = ICONS;
}
