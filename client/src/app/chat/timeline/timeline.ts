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
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatButton, MatIconButton } from '@angular/material/button';
import { NavigationSkipped, Router } from '@angular/router';
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
import { Notices } from '../../ui/notices';
import { roomAddress } from '../chat-url';
import { EmptyPane } from '../shell/empty-pane';
import { DaySeparator } from './day-separator';
import { KeepPlace } from './keep-place';
import { MessageItem } from './message-item';
import { RowFocus } from './row-focus';
import { ReturnStack, type Spot } from './return-stack';
import { type Row, timelineRows } from './rows';
import { Spoken } from './spoken';
import { TimelineSkeleton } from './timeline-skeleton';

/** How long a message that was jumped to stands out. */
const FOUND_MS = 2_500;

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
  readonly #router = inject(Router);
  readonly #notices = inject(Notices);
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
  /** The message one has just jumped to. */
  protected readonly found = signal<number | null>(null);
  protected readonly returns = new ReturnStack();
  #foundEnd: ReturnType<typeof setTimeout> | undefined;
  #begun = false;
  /** The address at which the view stands. */
  #cameTo: number | undefined;
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
      if (this.#placed()) untracked(() => void this.#moved(at));
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
    // The same place is asked for again: one may have scrolled away from it.
    this.#router.events.pipe(takeUntilDestroyed()).subscribe((event) => {
      if (event instanceof NavigationSkipped && this.#cameTo !== undefined) void this.#jump(this.#cameTo);
    });
  }

  protected async toEnd(): Promise<void> {
    this.returns.clear();
    const moved = await this.#bring(() => this.store().toNewest());
    if (!moved) return;
    this.#rendered(() => this.place()?.toEnd());
    if (this.#cameTo !== undefined) this.#goTo(undefined);
  }

  /** Back to where the last jump began. */
  protected goBack(): void {
    this.#goTo(this.returns.last()?.from);
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
    const store = this.store();
    const room = this.room();
    this.#readMarker.enter(room.id);
    const unread = this.#rooms.unread(room) > 0 ? room.membership?.lastReadSeq : undefined;
    if (unread !== undefined) this.#readSeq.set(unread);
    const wanted = this.at() ?? (unread === undefined ? undefined : unread + 1);
    await this.#bring(() => (wanted === undefined ? store.toNewest() : store.openAt(wanted)));
  }

  #begin(): void {
    const at = this.at();
    this.#cameTo = at;
    this.#rendered(() => {
      const line = this.#host.querySelector<HTMLElement>('[data-unread]');
      if (at !== undefined) this.#show(at);
      else if (line) this.place()?.toRow(line);
      else this.place()?.toEnd();
      this.#placed.set(true);
    });
  }

  /** The address names another place: there, or back to where one was at it. */
  async #moved(at: number | undefined): Promise<void> {
    const from = this.#cameTo;
    if (at === from) return;
    this.#cameTo = at;
    const back = this.returns.backTo(at);
    if (back) return this.#return(back);
    if (at === undefined) return;
    const spot = this.#spot();
    if (spot) this.returns.push(from, spot);
    await this.#jump(at);
  }

  async #jump(seq: number): Promise<void> {
    const came = await this.#bring(() => this.store().openAt(seq));
    // Somebody may have gone on to another place meanwhile.
    if (came && this.#cameTo === seq) this.#rendered(() => this.#show(seq));
  }

  async #return({ seq, offset, atEnd }: Spot): Promise<void> {
    const store = this.store();
    if (!(await this.#bring(() => (atEnd ? store.toNewest() : store.openAt(seq))))) return;
    this.#rendered(() => {
      const row = this.#rowAt(seq);
      if (atEnd || !row) this.place()?.toEnd();
      else this.place()?.toRow(row, offset);
    });
  }

  /** Brings the message into view and lets it stand out. */
  #show(seq: number): void {
    const row = this.#rowAt(seq);
    if (!row) return this.place()?.toEnd();
    this.place()?.toRow(row);
    row.focus({ preventScroll: true });
    this.found.set(Number(row.dataset['seq']));
    clearTimeout(this.#foundEnd);
    this.#foundEnd = setTimeout(() => this.found.set(null), FOUND_MS);
  }

  /** The row of a message; of one that is not shown in the room, the next. */
  #rowAt(seq: number): HTMLElement | undefined {
    const rows = [...this.#host.querySelectorAll<HTMLElement>('[data-seq]')];
    return rows.find((row) => Number(row.dataset['seq']) >= seq);
  }

  #spot(): Spot | null {
    const anchor = this.place()?.anchor;
    const seq = Number(anchor?.row.dataset['seq'] ?? 0);
    return anchor && seq > 0 ? { seq, offset: anchor.offset, atEnd: this.atEnd() } : null;
  }

  /** True when it came; what failed is told, and what is on view stays. */
  async #bring(load: () => Promise<void>): Promise<boolean> {
    try {
      await load();
      return this.store().status() === 'ready';
    } catch (thrown) {
      void this.#notices.failure(thrown);
      return false;
    }
  }

  #rendered(then: () => void): void {
    afterNextRender(then, { injector: this.#injector });
  }

  #goTo(at: number | undefined): void {
    const { slug, id } = this.room();
    void this.#router.navigate(roomAddress(slug ?? id, at), { replaceUrl: true });
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
