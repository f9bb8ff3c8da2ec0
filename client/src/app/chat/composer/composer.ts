import {
  Component,
  DOCUMENT,
  type ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
  linkedSignal,
  viewChild,
} from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { TranslatePipe } from '@ngx-translate/core';
import { LIMITS, type Room, canPost, codePointLength } from '#contracts';
import { cleanText, isBlank, withDirection } from '#text';
import { Drafts } from '../../core/drafts';
import { Outbox } from '../../core/outbox';
import { RoomsStore } from '../../core/rooms-store';
import { SessionStore } from '../../core/session-store';
import { TypingStore } from '../../core/typing-store';
import { CountPipe } from '../../i18n/count';
import { AutoDir } from '../../text/auto-dir';
import { Icon } from '../../ui/icon';
import { Viewport } from '../shell/viewport';

/** The counter shows when this much or less is left. */
const NEAR_LIMIT = 200;

/** What browsers give as the code of a key that a composition has taken (UI Events, legacy key attributes). */
const COMPOSING_KEY_CODE = 229;

/** Where a message is written. What is typed stays with its room until it is sent. */
@Component({
  selector: 'sk-composer',
  imports: [AutoDir, CountPipe, Icon, MatIconButton, TranslatePipe],
  templateUrl: './composer.html',
  styleUrl: './composer.scss',
})
export class Composer {
  readonly #drafts = inject(Drafts);
  readonly #outbox = inject(Outbox);
  readonly #rooms = inject(RoomsStore);
  readonly #session = inject(SessionStore);
  readonly #typing = inject(TypingStore);

  readonly room = input.required<Room>();
  /** Id of the message whose thread it writes to; absent in the room. */
  readonly thread = input<string>();

  private readonly area = viewChild<ElementRef<HTMLTextAreaElement>>('area');
  private readonly direction = viewChild(AutoDir);
  readonly #roomId = computed(() => this.room().id);
  protected readonly text = linkedSignal(() => this.#drafts.read(this.#roomId(), this.thread()));
  protected readonly name = computed(() => this.#rooms.nameOf(this.room()));
  protected readonly allowed = computed(() => {
    const user = this.#session.user();
    return !!user && canPost(user, this.room(), this.room().membership);
  });
  protected readonly left = computed(() => LIMITS.messageText.max - codePointLength(this.text()));
  protected readonly counted = computed(() => this.left() <= NEAR_LIMIT);
  protected readonly sendable = computed(() => this.left() >= 0 && !isBlank(this.text()));

  constructor() {
    const document = inject(DOCUMENT);
    const viewport = inject(Viewport);
    afterNextRender(() => {
      // Who came by a link wants to write; on a phone the keyboard would hide what was said.
      const came = document.activeElement !== document.body;
      if (came && !viewport.narrow()) this.area()?.nativeElement.focus({ preventScroll: true });
    });
  }

  protected typed(text: string): void {
    this.text.set(text);
    this.#drafts.write(this.#roomId(), text, this.thread());
    if (isBlank(text)) this.#typing.stopTyping(this.#roomId(), this.thread());
    else this.#typing.notifyTyping(this.#roomId(), this.thread());
  }

  /** Enter sends, with Shift it breaks the line; while a word is being composed it belongs to the keyboard. */
  protected entered(event: Event): void {
    if (!(event instanceof KeyboardEvent) || event.shiftKey || isComposing(event)) return;
    event.preventDefault();
    this.send();
  }

  protected send(): void {
    if (!this.sendable()) return;
    this.#outbox.send(this.#roomId(), {
      text: this.#directed(cleanText(this.text())),
      thread: this.thread(),
    });
    this.typed('');
    this.area()?.nativeElement.focus();
  }

  protected insertZwnj(): void {
    this.direction()?.insertZwnj();
  }

  /** The text with the direction the writer chose by keys, where they did and there is room for its marks. */
  #directed(text: string): string {
    const chosen = this.direction()?.chosen();
    const directed = chosen ? withDirection(text, chosen) : text;
    return codePointLength(directed) <= LIMITS.messageText.max ? directed : text;
  }
}

/** Safari ends the composition before it tells of the Enter that ended it; the key's old code still gives it away. */
const isComposing = (event: KeyboardEvent): boolean =>
  event.isComposing || event.keyCode === COMPOSING_KEY_CODE;
