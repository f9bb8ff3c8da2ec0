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
import { Outbox } from '../../core/outbox';
import { ReadMarker } from '../../core/read-marker';
import { ReadMarksStore } from '../../core/read-marks-store';
import { SessionStore } from '../../core/session-store';
import { Timelines } from '../../core/timelines';
import { CountPipe, NumberPipe } from '../../i18n/count';
import { Icon } from '../../ui/icon';
import { EmptyPane } from '../shell/empty-pane';
import { DaySeparator } from './day-separator';
import { KeepPlace } from './keep-place';
import { MessageItem } from './message-item';
import { RowFocus } from './row-focus';
import { type Row, timelineRows } from './rows';
import { Spoken } from './spoken';
import { TimelineSkeleton } from './timeline-skeleton';

/** The first unread message is looked for this many pages back. */
const PAGES_BACK = 4;

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
})
export class Timeline {
  readonly #timelines = inject(Timelines);
  readonly #session = inject(SessionStore);
  readonly #readMarker = inject(ReadMarker);
  readonly #readMarks = inject(ReadMarksStore);
  readonly #injector = inject(Injector);
  readonly #host: HTMLElement = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly outbox = inject(Outbox);

  readonly room = input.required<Room>();

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
  protected readonly atEnd = computed(() => this.place()?.atEnd() ?? true);
  protected readonly below = computed(() => {
    const seen = this.#seenSeq();
    const reader = this.#session.username();
    return this.store()
      .messages()
      .filter(({ seq, username }) => seq > seen && username !== reader).length;
  });
  protected readonly olderFailed = signal(false);
  #begun = false;
  /** True once the person stands where they left off: from then on what is in view counts as seen. */
  readonly #placed = signal(false);

  constructor() {
    effect(() => {
      const store = this.store();
      untracked(() => {
        void store.open();
        void this.#readMarks.load(store.room);
      });
    });
    effect(() => {
      if (this.store().status() !== 'ready' || this.#begun) return;
      this.#begun = true;
      untracked(() => void this.#begin());
    });
    effect(() => {
      const last = this.#lastSeq();
      if (this.atEnd() && this.#placed()) this.#seenSeq.set(last);
    });
    effect(() => this.#markRead());
    effect(() => {
      if (!this.#readMarker.visible()) untracked(() => this.#lookedAway());
    });
  }

  protected toEnd(): void {
    this.place()?.toEnd();
  }

  protected async older(): Promise<void> {
    if (this.olderFailed()) return;
    await this.retryOlder();
  }

  protected async retryOlder(): Promise<void> {
    try {
      this.olderFailed.set(false);
      await this.store().loadOlder();
    } catch {
      // Shown above the first message, with a way to try again.
      this.olderFailed.set(true);
    }
  }

  protected retry(): void {
    void this.store().open();
  }

  /** Once the first page is there: where the person left off, or at the end. */
  async #begin(): Promise<void> {
    const { membership, seq } = this.room();
    if (membership && membership.lastReadSeq < seq && this.store().messages().length > 0) {
      this.#readSeq.set(membership.lastReadSeq);
      await this.#loadBackTo(membership.lastReadSeq);
    }
    afterNextRender(
      () => {
        const line = this.#host.querySelector<HTMLElement>('[data-unread]');
        if (line) this.place()?.toRow(line);
        else this.place()?.toEnd();
        this.#placed.set(true);
      },
      { injector: this.#injector },
    );
  }

  /** Brings the first unread message in, unless it is further back than anybody scrolls. */
  async #loadBackTo(seq: number): Promise<void> {
    const store = this.store();
    const reached = () => !store.hasOlder() || (store.messages()[0]?.seq ?? 0) <= seq + 1;
    for (let page = 0; page < PAGES_BACK && !reached() && !this.olderFailed(); page += 1) await this.older();
  }

  /** Whatever could be seen is read, as long as somebody can be looking. */
  #markRead(): void {
    if (!this.#readMarker.visible() || !this.#placed()) return;
    const messages = this.store().messages();
    const lowest = Number(this.place()?.lastVisible()?.dataset['seq'] ?? 0);
    const seen = this.atEnd() ? messages.at(-1) : messages.find(({ seq }) => seq === lowest);
    if (seen) untracked(() => this.#readMarker.markRead(this.#roomId(), seen));
  }

  /** What arrives while nobody looks stands below the line when they look again. */
  #lookedAway(): void {
    if (this.#placed() && this.atEnd()) this.#readSeq.set(this.#lastSeq());
  }
}
