import { FocusKeyManager } from '@angular/cdk/a11y';
import {
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
  output,
  viewChildren,
} from '@angular/core';
import { TranslatePipe, TranslateService } from '@ngx-translate/core';
import type { Message } from '#contracts';
import { PreferencesStore } from '../../core/preferences-store';
import { Icon } from '../../ui/icon';
import type { IconName } from '../../ui/icons';
import type { MessageCommand } from './message-commands';
import type { MessageAction } from './offered-actions';

const ICONS: Record<MessageCommand, IconName> = {
  reply: 'reply',
  thread: 'thread',
  edit: 'pencil',
  copyText: 'copy',
  copyLink: 'link',
  download: 'download',
  copyFileLink: 'file',
  pin: 'pin',
  unpin: 'pin',
  bookmark: 'bookmark',
  removeBookmark: 'bookmark',
  markUnread: 'unread',
  seenBy: 'eye',
  closePoll: 'lock',
  report: 'flag',
  delete: 'trash',
};

/** Offered before anybody has used another. */
const FIRST_EMOJI = ['👍', '❤️', '😂', '😮', '😢', '🙏'];

/** What one can do with a message, as a menu beside it or a sheet at the foot of a phone. */
@Component({
  selector: 'sk-message-menu',
  imports: [Icon, TranslatePipe],
  template: `
    @if (reacts()) {
      <div class="quick" role="group" [attr.aria-label]="'message.do.react' | translate">
        @for (emoji of quick(); track emoji) {
          <button
            #item
            role="menuitem"
            tabindex="-1"
            type="button"
            [attr.aria-label]="'reactions.give' | translate: { emoji }"
            (click)="reacted.emit(emoji)"
          >
            <span aria-hidden="true">{{ emoji }}</span>
          </button>
        }
        <button
          #item
          role="menuitem"
          tabindex="-1"
          type="button"
          [attr.aria-label]="'reactions.add' | translate"
          (click)="picking.emit()"
        >
          <sk-icon name="react" />
        </button>
      </div>
    }
    @for (action of listed(); track action) {
      <button
        #item
        class="action"
        role="menuitem"
        tabindex="-1"
        type="button"
        [class.grave]="action === 'delete'"
        (click)="chosen.emit(action)"
      >
        <sk-icon [name]="icons[action]" />{{ 'message.do.' + action | translate }}
      </button>
    }
  `,
  styleUrl: './message-menu.scss',
  host: {
    role: 'menu',
    '[attr.aria-label]': 'label',
    '[class.sheet]': 'sheet()',
    '(keydown)': 'keyed($event)',
  },
})
export class MessageMenu {
  readonly #recent = inject(PreferencesStore).recentEmoji;

  readonly message = input.required<Message>();
  readonly actions = input.required<readonly MessageAction[]>();
  /** At the foot of the screen, in a size for fingers. */
  readonly sheet = input(false);
  readonly chosen = output<MessageCommand>();
  readonly reacted = output<string>();
  /** Another emoji than those is wanted. */
  readonly picking = output();
  readonly closed = output();

  protected readonly label = String(inject(TranslateService).instant('message.menu') as unknown);
  protected readonly icons = ICONS;
  protected readonly reacts = computed(() => this.actions().includes('react'));
  protected readonly listed = computed(() =>
    this.actions().filter((action): action is MessageCommand => action !== 'react'),
  );
  protected readonly quick = computed(() =>
    [...new Set([...this.#recent(), ...FIRST_EMOJI])].slice(0, FIRST_EMOJI.length),
  );
  private readonly items = viewChildren<string, ElementRef<HTMLElement>>('item', { read: ElementRef });
  readonly #keys = new FocusKeyManager(
    computed(() => this.items().map(({ nativeElement }) => ({ focus: () => nativeElement.focus() }))),
    inject(Injector),
  )
    .withWrap()
    .withHomeAndEnd();

  constructor() {
    afterNextRender(() => this.#keys.setFirstItemActive());
  }

  protected keyed(event: KeyboardEvent): void {
    if (event.key === 'Tab') this.closed.emit();
    else this.#keys.onKeydown(event);
  }
}
