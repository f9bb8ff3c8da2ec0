import { Component, computed, input, output } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { Icon } from '../../ui/icon';
import type { MessageAction } from './offered-actions';

const OPEN = ['react', 'reply', 'thread'] as const;
const CLOSED = ['thread'] as const;

/** The nearest things to do with a message, at its corner; the rest is in the menu behind the last button. */
@Component({
  selector: 'sk-message-toolbar',
  imports: [Icon, TranslatePipe],
  template: `
    @for (action of actions(); track action) {
      <button
        #button
        type="button"
        [attr.aria-label]="'message.do.' + action | translate"
        [attr.title]="'message.do.' + action | translate"
        (click)="chosen.emit({ action, origin: button })"
      >
        <sk-icon [name]="action" />
      </button>
    }
    <button
      #menu
      type="button"
      aria-haspopup="menu"
      [attr.aria-label]="'message.menu' | translate"
      [attr.title]="'message.menu' | translate"
      (click)="more.emit(menu)"
    >
      <sk-icon name="more" />
    </button>
  `,
  styleUrl: './message-toolbar.scss',
  host: { role: 'group' },
})
export class MessageToolbar {
  /** Whether the reader may write here. */
  readonly open = input(true);
  readonly chosen = output<{ action: MessageAction; origin: HTMLElement }>();
  /** The whole menu is wanted, at this button. */
  readonly more = output<HTMLElement>();

  protected readonly actions = computed(() => (this.open() ? OPEN : CLOSED));
}
