import { ElementRef, Injector, afterNextRender, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationSkipped, Router } from '@angular/router';
import type { Room } from '#contracts';
import type { TimelineStore } from '../../core/timeline-store';
import { Notices } from '../../ui/notices';
import { roomAddress } from '../chat-url';
import type { KeepPlace } from './keep-place';
import { ReturnStack, type Spot } from './return-stack';

/** How long a message that was jumped to stands out. */
const FOUND_MS = 2_500;

/** The room a view shows, and where in it the view stands. */
export interface JumpView {
  readonly room: () => Room;
  readonly store: () => TimelineStore;
  readonly place: () => KeepPlace | undefined;
  readonly atEnd: () => boolean;
}

/**
 * Jumping to a message of a room and returning from there; the address says where one is. Made in the injection
 * context of the component whose view it moves.
 */
export class Jumps {
  readonly #view: JumpView;
  readonly #router = inject(Router);
  readonly #notices = inject(Notices);
  readonly #injector = inject(Injector);
  readonly #host: HTMLElement = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #returns = new ReturnStack();
  readonly #landed = signal<number | null>(null);
  readonly #standsOut = signal(false);
  #standsOutEnd: ReturnType<typeof setTimeout> | undefined;
  /** The address at which the view stands. */
  #cameTo: number | undefined;
  /** Counts wishes to be elsewhere: only the last one is granted. */
  #turn = 0;

  /** The seq of the message the last jump led to. */
  readonly landed = this.#landed.asReadonly();
  /** The same while it stands out. */
  readonly found = computed(() => (this.#standsOut() ? this.#landed() : null));
  readonly mayReturn = computed(() => this.#returns.last() !== undefined);

  constructor(view: JumpView) {
    this.#view = view;
    // The same place is asked for again: one may have scrolled away from it.
    this.#router.events.pipe(takeUntilDestroyed()).subscribe((event) => {
      if (event instanceof NavigationSkipped && this.#cameTo !== undefined) void this.#jump(this.#cameTo);
    });
  }

  /** Loads what stands around a seq, or the newest; true when it came. What failed is told, and what is on view stays. */
  async load(seq?: number): Promise<boolean> {
    const store = this.#view.store();
    try {
      await (seq === undefined ? store.toNewest() : store.openAt(seq));
      return store.status() === 'ready';
    } catch (thrown) {
      void this.#notices.failure(thrown);
      return false;
    }
  }

  /** The room opened at this address; true when it names a message, which is shown now. */
  begin(at: number | undefined): boolean {
    this.#cameTo = at;
    if (at === undefined) return false;
    this.#show(at);
    return true;
  }

  /** The address names another place: there, or back to where one was at it. */
  async follow(at: number | undefined): Promise<void> {
    const from = this.#cameTo;
    if (at === from) return;
    this.#cameTo = at;
    const back = this.#returns.backTo(at);
    if (back) return this.#return(back);
    if (at === undefined) return;
    const spot = this.#spot();
    if (spot) this.#returns.push(from, spot);
    await this.#jump(at);
  }

  async toEnd(): Promise<void> {
    this.#returns.clear();
    const came = await this.#move(undefined, () => this.#view.place()?.toEnd());
    if (came && this.#cameTo !== undefined) this.#goTo(undefined);
  }

  /** Back to where the last jump began. */
  goBack(): void {
    this.#goTo(this.#returns.last()?.from);
  }

  async #jump(seq: number): Promise<void> {
    await this.#move(seq, () => this.#show(seq));
  }

  async #return({ seq, offset, atEnd }: Spot): Promise<void> {
    await this.#move(atEnd ? undefined : seq, () => {
      const row = this.#rowAt(seq);
      if (atEnd || !row) this.#view.place()?.toEnd();
      else this.#view.place()?.toRow(row, offset);
    });
  }

  /** Loads a place and goes there once it is drawn; false when it did not come, or another one is wanted by now. */
  async #move(seq: number | undefined, go: () => void): Promise<boolean> {
    const turn = (this.#turn += 1);
    const came = (await this.load(seq)) && turn === this.#turn;
    if (came) afterNextRender(go, { injector: this.#injector });
    return came;
  }

  /** Brings the message into view and lets it stand out. */
  #show(seq: number): void {
    const row = this.#rowAt(seq);
    if (!row) return this.#view.place()?.toEnd();
    this.#view.place()?.toRow(row);
    row.focus({ preventScroll: true });
    this.#landed.set(Number(row.dataset['seq']));
    this.#standsOut.set(true);
    clearTimeout(this.#standsOutEnd);
    this.#standsOutEnd = setTimeout(() => this.#standsOut.set(false), FOUND_MS);
  }

  /** The row of a message; of one that is not shown in the room, the next. */
  #rowAt(seq: number): HTMLElement | undefined {
    const rows = [...this.#host.querySelectorAll<HTMLElement>('[data-seq]')];
    return rows.find((row) => Number(row.dataset['seq']) >= seq);
  }

  #spot(): Spot | null {
    const anchor = this.#view.place()?.anchor;
    const seq = Number(anchor?.row.dataset['seq'] ?? 0);
    return anchor && seq > 0 ? { seq, offset: anchor.offset, atEnd: this.#view.atEnd() } : null;
  }

  #goTo(at: number | undefined): void {
    const { slug, id } = this.#view.room();
    void this.#router.navigate(roomAddress(slug ?? id, at), { replaceUrl: true });
  }
}
