import {
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { TranslatePipe } from '@ngx-translate/core';
import type { Room } from '#contracts';
import { Attention } from '../../core/attention';
import { Outbox } from '../../core/outbox';
import { ReadMarker } from '../../core/read-marker';
import { RoomsStore } from '../../core/rooms-store';
import { SessionStore } from '../../core/session-store';
import { Timelines } from '../../core/timelines';
import { CountPipe, NumberPipe } from '../../i18n/count';
import { Icon } from '../../ui/icon';
import { EmptyPane } from '../shell/empty-pane';
import { DaySeparator } from './day-separator';
import { Jumps } from './jumps';
import { KeepPlace } from './keep-place';
import { MessageItem } from './message-item';
import { RowFocus } from './row-focus';
import { type Row, timelineRows } from './rows';
import { Spoken } from './spoken';
import { TimelineSkeleton } from './timeline-skeleton';

type Side = 'older' | 'newer';

/** What was said in a room, and one's own words on their way to it. */
@Component({
  selector: 'sk-timeline',
  imports: [
    CountPipe,
    DaySeparator,
    EmptyPane,
    Icon,
    KeepPlace,
    MatButton,
    MatIconButton,
    MessageItem,
    NumberPipe,
    RowFocus,
    Spoken,
    TimelineSkeleton,
    TranslatePipe,
  ],
  templateUrl: './timeline.html',
  styleUrl: './timeline.scss',
  host: {
    '(document:keydown.escape)': 'escaped($event)',
    '(document:keydown.shift.escape)': 'escaped($event)',
  },
})
export class Timeline {
  readonly #timelines = inject(Timelines);
  readonly #rooms = inject(RoomsStore);
  readonly #session = inject(SessionStore);
  readonly #readMarker = inject(ReadMarker);
  readonly #injector = inject(Injector);
  readonly #host: HTMLElement = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly outbox = inject(Outbox);

  readonly room = input.required<Room>();
  /** The seq of the message to show, from the address. */
  readonly at = input<number>();

  private readonly place = viewChild(KeepPlace);
  readonly #roomId = computed(() => this.room().id);
  protected readonly store = computed(() => this.#timelines.of(this.#roomId()));
  /** What was read when the person came, or looked away: the line "new messages" stands after it. */
  readonly #readSeq = signal<number | null>(null);
  protected readonly rows = computed<Row[]>(() => {
    const { username = '', displayName = '' } = this.#session.user() ?? {};
    return timelineRows(this.store().items(), { username, displayName }, this.#readSeq());
  });
  readonly #lastSeq = computed(() => this.store().messages().at(-1)?.seq ?? 0);
  /** The newest message there was when the end was last in view. */
  readonly #seenSeq = signal(0);
  protected readonly atEnd = computed(() => (this.place()?.atEnd() ?? true) && !this.store().hasNewer());
  protected readonly below = computed(() => {
    if (this.store().hasNewer()) return this.#rooms.unread(this.room());
    const seen = this.#seenSeq();
    const reader = this.#session.username();
    return this.store()
      .messages()
      .filter(({ seq, username }) => seq > seen && username !== reader).length;
  });
  protected readonly failed = signal<Side | null>(null);
  protected readonly jumps = new Jumps({
    room: this.room,
    store: this.store,
    place: this.place,
    atEnd: this.atEnd,
  });
  #begun = false;
  /** True once the person stands where they left off: from then on what is in view counts as seen. */
  readonly #placed = signal(false);

  constructor() {
    const attention = inject(Attention);
    effect((onCleanup) => onCleanup(attention.open(this.#roomId())));
    effect(() => {
      this.store();
      untracked(() => void this.#open());
    });
    effect(() => {
      if (this.store().status() !== 'ready' || this.#begun) return;
      this.#begun = true;
      untracked(() => this.#begin());
    });
    effect(() => {
      const at = this.at();
      if (this.#placed()) untracked(() => void this.jumps.follow(at));
    });
    effect(() => {
      const last = this.#lastSeq();
      if (this.atEnd() && this.#placed()) this.#seenSeq.set(last);
    });
    effect(() => this.#markRead());
    effect(() => {
      if (!this.#readMarker.visible()) untracked(() => this.#lookedAway());
    });
    this.#watchUnread();
  }

  /** To the newest message: there stands what the person has just sent. */
  toEnd(): void {
    void this.jumps.toEnd();
  }

  protected async more(side: Side): Promise<void> {
    if (this.failed() !== side) await this.retryMore(side);
  }

  protected async retryMore(side: Side): Promise<void> {
    const store = this.store();
    try {
      this.failed.set(null);
      await (side === 'older' ? store.loadOlder() : store.loadNewer());
    } catch {
      // Shown where they are missing, with a way to try again.
      this.failed.set(side);
    }
  }

  protected retry(): void {
    void this.#open();
  }

  /** Marks the room as read, with Shift all rooms; what lies over the page has the key for itself. */
  protected escaped(event: Event): void {
    const over = event.target instanceof Element && event.target.closest('.cdk-overlay-container');
    if (event.defaultPrevented || over || !(event instanceof KeyboardEvent)) return;
    if (event.shiftKey) this.#readMarker.markAll();
    else this.#readMarker.markRoom(this.#roomId());
    this.#readSeq.set(null);
  }

  /** Loads what is wanted first: the message of the address, where the person left off, or the newest. */
  async #open(): Promise<void> {
    const room = this.room();
    this.#readMarker.enter(room.id);
    const unread = this.#rooms.unread(room) > 0 ? room.membership?.lastReadSeq : undefined;
    if (unread !== undefined) this.#readSeq.set(unread);
    await this.jumps.load(this.at() ?? (unread === undefined ? undefined : unread + 1));
  }

  #begin(): void {
    const at = this.at();
    afterNextRender(
      () => {
        const line = this.#host.querySelector<HTMLElement>('[data-unread]');
        if (!this.jumps.begin(at)) {
          if (line) this.place()?.toRow(line);
          else this.place()?.toEnd();
        }
        this.#placed.set(true);
      },
      { injector: this.#injector },
    );
  }

  /** Whatever could be seen is read, as long as somebody can be looking. */
  #markRead(): void {
    const place = this.place();
    if (!this.#readMarker.visible() || !this.#placed() || !place?.shown()) return;
    const messages = this.store().messages();
    const lowest = Number(place.lastVisible()?.dataset['seq'] ?? 0);
    const seen = this.atEnd() ? messages.at(-1) : messages.find(({ seq }) => seq === lowest);
    if (seen) untracked(() => this.#readMarker.markRead(this.#roomId(), seen));
  }

  /** Messages were marked as unread, here or elsewhere: the line stands before them. */
  #watchUnread(): void {
    let before = 0;
    effect(() => {
      const mark = this.room().membership?.lastReadSeq ?? 0;
      if (mark < before) {
        this.#readSeq.set(mark);
        this.#readMarker.hold(this.#roomId());
      }
      before = mark;
    });
  }

  /** What arrives while nobody looks stands below the line when they look again. */
  #lookedAway(): void {
    if (this.#placed() && this.atEnd()) this.#readSeq.set(this.#lastSeq());
  }
}
