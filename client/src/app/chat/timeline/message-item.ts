import {
  Component,
  ElementRef,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { canPost } from '#contracts';
import { paragraphDirection } from '#text';
import { BlockStore } from '../../core/block-store';
import { Faces } from '../../core/faces';
import { MessageActions } from '../../core/message-actions';
import { PreferencesStore } from '../../core/preferences-store';
import { QuoteStore } from '../../core/quote-store';
import { RoomsStore } from '../../core/rooms-store';
import { SessionStore } from '../../core/session-store';
import { MessageText } from '../../text/message-text';
import { Avatar } from '../../ui/avatar';
import { Icon } from '../../ui/icon';
import { LongPress } from '../../ui/long-press';
import { toneOf } from '../../ui/tone';
import { MessageFiles } from '../files/message-files';
import { LinkCards } from '../links/link-cards';
import { DeletedLine } from '../message/deleted-line';
import { MessageCommands } from '../message/message-commands';
import { type MenuOrigin, MessageMenus } from '../message/message-menus';
import { MessageMeta } from '../message/message-meta';
import type { MessageTarget } from '../message/message-target';
import { messageKeys } from '../message/message-keys';
import type { MessageAction } from '../message/offered-actions';
import { MessageToolbar } from '../message/message-toolbar';
import { Quote } from '../message/quote';
import { ReactionsBar } from '../message/reactions-bar';
import { ThreadSummary } from '../message/thread-summary';
import { PersonCards } from '../people/person-cards';
import { PollCard } from '../polls/poll-card';
import { EchoWait } from './echo-wait';
import type { MessageRow } from './rows';
import { SendingFiles } from './sending-files';

/** One message: who said it, what, when, what has become of it, and what one can do with it. */
@Component({
  selector: 'sk-message-item',
  imports: [
    Avatar,
    DeletedLine,
    EchoWait,
    Icon,
    LinkCards,
    MessageFiles,
    MessageMeta,
    MessageText,
    MessageToolbar,
    PollCard,
    Quote,
    ReactionsBar,
    SendingFiles,
    ThreadSummary,
    TranslatePipe,
  ],
  templateUrl: './message-item.html',
  styleUrl: './message-item.scss',
  hostDirectives: [{ directive: LongPress }],
  host: {
    role: 'article',
    tabindex: '-1',
    '[class.own]': 'row().own',
    '[class.ending]': 'ending()',
    '[class.head]': 'row().head',
    '[class.tail]': 'row().tail',
    '[class.mentioned]': 'row().mentioned',
    '[class.gone]': '!!row().message?.deletedAt',
    '[attr.data-tone]': 'tone()',
    '[attr.data-state]': 'row().state',
    '(mouseenter)': 'hovered.set(true)',
    '(mouseleave)': 'hovered.set(false)',
    '(focusin)': 'focused.set(true)',
    '(focusout)': 'left($event)',
    '(contextmenu)': 'menu($event)',
    '(keydown)': 'keyed($event)',
  },
})
export class MessageItem {
  readonly #preferences = inject(PreferencesStore);
  readonly #actions = inject(MessageActions);
  readonly #blocks = inject(BlockStore);
  readonly #faces = inject(Faces);
  readonly #quotes = inject(QuoteStore);
  readonly #rooms = inject(RoomsStore);
  readonly #session = inject(SessionStore);
  readonly #menus = inject(MessageMenus);
  readonly #host: HTMLElement = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly commands = inject(MessageCommands);
  protected readonly cards = inject(PersonCards);

  readonly row = input.required<MessageRow>();
  /** Id of the message whose thread it is shown in; absent in the room. */
  readonly thread = input<string>();
  /** The clientId of a failed message to send again. */
  readonly retried = output<string>();
  /** The clientId of a failed message to throw away. */
  readonly discarded = output<string>();

  protected readonly hovered = signal(false);
  protected readonly focused = signal(false);
  /** What is offered stands beside the message that has the pointer or the focus. */
  protected readonly active = computed(
    () => (this.hovered() || this.focused()) && !this.row().message?.deletedAt,
  );
  /** The reader wants to see what somebody they blocked has written. */
  protected readonly unfolded = signal(false);
  protected readonly folded = computed(
    () => !this.row().own && !this.unfolded() && this.#blocks.isBlocked(this.row().username),
  );
  /** Absent while there is nothing to do with it. */
  protected readonly target = computed<MessageTarget | null>(() => {
    const { message } = this.row();
    if (!message || this.folded()) return null;
    return { message, place: this.thread() ?? message.room, row: this.#host };
  });
  /** It stands where lines end: one's own does, or the others' for whoever chose so. */
  protected readonly ending = computed(() => this.row().own === (this.#preferences.ownSide() === 'end'));
  /** The side on which the time stands: where the text ends. */
  protected readonly direction = computed(
    () => this.row().message?.dir ?? paragraphDirection(this.row().text, this.#preferences.direction()),
  );
  protected readonly me = computed(() => this.#session.username() ?? undefined);
  /** What its author is called now. */
  protected readonly name = computed(() => this.#faces.nameOf(this.row().username, this.row().displayName));
  protected readonly tone = computed(() => toneOf(this.row().username));
  protected readonly quoted = computed(() => {
    const { replyTo, message } = this.row();
    return replyTo === undefined ? null : this.#quotes.of(message?.room ?? '', replyTo);
  });
  protected readonly reactions = computed(() => {
    const { message } = this.row();
    return message && !message.deletedAt ? this.#actions.reactionsOf(message) : [];
  });
  protected readonly mayReact = computed(() => {
    const user = this.#session.user();
    const room = this.#rooms.find(this.row().message?.room ?? '');
    return !!user && !!room && canPost(user, room, room.membership);
  });

  constructor() {
    inject(LongPress).held.subscribe(() => this.openMenu(this.#host));
    effect(() => {
      const { replyTo, message } = this.row();
      if (replyTo !== undefined) untracked(() => void this.#quotes.want(message?.room ?? '', replyTo));
    });
  }

  protected left({ relatedTarget }: FocusEvent): void {
    if (!(relatedTarget instanceof Node && this.#host.contains(relatedTarget))) this.focused.set(false);
  }

  /** The pointer's other button; what it points at may have a menu of the browser's own. */
  protected menu(event: MouseEvent): void {
    const own = event.target instanceof Element && event.target.closest('a, img, input, video');
    if (own || event.defaultPrevented || hasSelection(this.#host)) return;
    event.preventDefault();
    this.openMenu({ x: event.clientX, y: event.clientY });
  }

  protected keyed(event: KeyboardEvent): void {
    const target = this.target();
    if (!target || event.target !== this.#host) return;
    const action = messageKeys(event, this.#menus.offered(target));
    if (!action) return;
    event.preventDefault();
    this.run(action, this.#host);
  }

  protected run(action: MessageAction | 'menu', origin: HTMLElement): void {
    const target = this.target();
    if (action === 'menu') this.openMenu(origin);
    else if (target && action === 'react') void this.commands.pickReaction(target.message, origin);
    else if (target && action !== 'react') void this.commands.run(action, target);
  }

  protected openMenu(origin: MenuOrigin): void {
    const target = this.target();
    if (target) void this.#menus.open(target, origin);
  }
}

/** Somebody who marked words wants to copy those. */
function hasSelection(host: HTMLElement): boolean {
  const selection = host.ownerDocument.getSelection();
  return !!selection && !selection.isCollapsed && selection.containsNode(host, true);
}
