import {
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { TranslatePipe } from '@ngx-translate/core';
import type { Message, Room } from '#contracts';
import { Attention } from '../../core/attention';
import { OpenThreads } from '../../core/open-threads';
import { Outbox } from '../../core/outbox';
import { RoomsStore } from '../../core/rooms-store';
import { SessionStore } from '../../core/session-store';
import { ThreadsStore } from '../../core/threads-store';
import { timelineItems } from '../../core/timeline-item';
import { CountPipe } from '../../i18n/count';
import { Icon } from '../../ui/icon';
import { Notices } from '../../ui/notices';
import { Composer } from '../composer/composer';
import { FileDrop } from '../composer/files/file-drop';
import { EmptyPane } from '../shell/empty-pane';
import { Viewport } from '../shell/viewport';
import { DaySeparator } from '../timeline/day-separator';
import { KeepPlace } from '../timeline/keep-place';
import { MessageItem } from '../timeline/message-item';
import { RowFocus } from '../timeline/row-focus';
import { timelineRows } from '../timeline/rows';
import { TimelineSkeleton } from '../timeline/timeline-skeleton';
import { TypingLine } from '../timeline/typing-line';

/** What was said to one message, beside the conversation it stands in, and the place to answer. */
@Component({
  selector: 'sk-thread-panel',
  imports: [
    Composer,
    CountPipe,
    DaySeparator,
    EmptyPane,
    FileDrop,
    Icon,
    KeepPlace,
    MatButton,
    MatIconButton,
    MessageItem,
    RowFocus,
    TimelineSkeleton,
    TranslatePipe,
    TypingLine,
  ],
  templateUrl: './thread-panel.html',
  styleUrl: './thread-panel.scss',
})
export class ThreadPanel {
  readonly #rooms = inject(RoomsStore);
  readonly #open = inject(OpenThreads);
  readonly #threads = inject(ThreadsStore);
  readonly #session = inject(SessionStore);
  readonly #notices = inject(Notices);
  readonly #injector = inject(Injector);
  protected readonly outbox = inject(Outbox);

  readonly room = input.required<Room>();
  /** Id of the message it begins at. */
  readonly root = input.required<string>();
  readonly closed = output();

  protected readonly place = viewChild(KeepPlace);
  private readonly close = viewChild.required<unknown, ElementRef<HTMLElement>>('close', {
    read: ElementRef,
  });
  readonly #id = computed(() => this.root());
  protected readonly store = computed(() => this.#open.of(this.#id()));
  protected readonly name = computed(() => this.#rooms.nameOf(this.room()));
  protected readonly following = computed(() => this.#threads.of(this.root())?.following ?? false);
  protected readonly count = computed(() => this.store().first()?.replies?.count ?? 0);
  readonly #reader = computed(() => {
    const { username = '', displayName = '' } = this.#session.user() ?? {};
    return { username, displayName };
  });
  protected readonly firstRows = computed(() => {
    const first = this.store().first();
    return first ? timelineRows(this.#itemsOf(first), this.#reader(), null) : [];
  });
  protected readonly rows = computed(() => {
    const days = new Set(this.firstRows().map(({ key }) => key));
    // The day of the first message stands above it.
    return timelineRows(this.store().items(), this.#reader(), null).filter(({ key }) => !days.has(key));
  });
  protected readonly failed = signal(false);

  constructor() {
    const viewport = inject(Viewport);
    const attention = inject(Attention);
    // On a phone it covers what opened it, and what has the focus must be seen.
    afterNextRender(() => {
      if (viewport.narrow()) this.close().nativeElement.focus();
    });
    effect((onCleanup) => onCleanup(attention.open(this.#id())));
    effect(() => {
      const store = this.store();
      untracked(() => void store.open());
    });
    effect(() => {
      const place = this.place();
      if (place) afterNextRender(() => place.toEnd(), { injector: this.#injector });
    });
    effect(() => {
      if (attention.visible()) this.#markRead();
    });
  }

  protected retry(): void {
    void this.store().open();
  }

  protected async older(): Promise<void> {
    if (!this.failed()) await this.retryOlder();
  }

  protected async retryOlder(): Promise<void> {
    try {
      this.failed.set(false);
      await this.store().loadOlder();
    } catch {
      // Shown above the first reply, with a way to try again.
      this.failed.set(true);
    }
  }

  protected async follow(): Promise<void> {
    try {
      await this.#threads.follow(this.root(), !this.following());
    } catch (thrown) {
      void this.#notices.failure(thrown);
    }
  }

  /** The lowest reply that can be seen is read, and all before it. */
  #markRead(): void {
    const place = this.place();
    if (!place?.shown()) return;
    const replies = this.store().replies();
    const lowest = Number(place.lastVisible()?.dataset['seq'] ?? 0);
    const seen = place.atEnd() ? replies.at(-1) : replies.find(({ seq }) => seq === lowest);
    const { threadSeq } = seen ?? {};
    if (threadSeq) untracked(() => this.#threads.markRead(this.root(), threadSeq));
  }

  #itemsOf(message: Message) {
    return timelineItems([message], [], [], this.#reader().username);
  }
}
