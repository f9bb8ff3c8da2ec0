import {
  DestroyRef,
  Directive,
  ElementRef,
  afterNextRender,
  inject,
  input,
  output,
  signal,
} from '@angular/core';

/** This close to the end counts as being there: fractions of pixels and a hasty finger. */
const END_SLACK = 24;
/** What is not loaded is asked for this far before it is reached. */
const REACH = 800;

/**
 * Marks what may be held on to. What stands between messages may not: the label at the start stays above
 * whatever comes in, and a day's separator moves up when the day grows, and with the view while it sticks.
 */
const ROW_CLASS = 'sk-row';

/** A place in the list: a row, and how far below the top of the view it stands. */
export interface Anchor {
  readonly row: HTMLElement;
  readonly offset: number;
}

/**
 * Keeps the reader's place in a scrolled list whose only child is the content: at the end it stays at the end,
 * elsewhere the first visible row stays exactly where it is, whatever grows above, below or around it.
 * The browser's own anchoring does not work at the very start of a list and is not in every browser.
 */
@Directive({
  selector: '[skKeepPlace]',
  exportAs: 'skKeepPlace',
  host: { '(scroll)': 'scrolled()' },
})
export class KeepPlace {
  readonly #view: HTMLElement = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #atEnd = signal(true);
  readonly #lastVisible = signal<HTMLElement | null>(null);
  readonly #shown = signal(true);
  #anchor: Anchor | null = null;
  #seen = { scrollTop: 0, scrollHeight: 0, clientHeight: 0 };

  /** False while more is to be loaded at the end: then what comes there moves nobody along. */
  readonly whole = input(true);

  readonly atEnd = this.#atEnd.asReadonly();
  /** False while nobody can see the list, because another pane covers it. */
  readonly shown = this.#shown.asReadonly();
  /** The lowest row that can be seen. */
  readonly lastVisible = this.#lastVisible.asReadonly();
  /** The start is near: more may be wanted there. */
  readonly nearStart = output();
  /** The end is near. */
  readonly nearEnd = output();

  constructor() {
    // Runs after layout and before paint: a wrong place is never seen.
    const observer = new ResizeObserver(() => this.#restore());
    inject(DestroyRef).onDestroy(() => observer.disconnect());
    afterNextRender(() => {
      observer.observe(this.#view);
      if (this.#content) observer.observe(this.#content);
    });
  }

  toEnd(): void {
    this.#atEnd.set(true);
    this.#restore();
  }

  /** Brings a row to the upper part of the view, or to where it was. */
  toRow(row: HTMLElement, offset = Math.round(this.#view.clientHeight / 5)): void {
    this.#atEnd.set(false);
    this.#anchor = { row, offset };
    this.#restore();
  }

  /** Where the reader is. */
  get anchor(): Anchor | null {
    return this.#anchor;
  }

  protected scrolled(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.#view;
    const resized = scrollHeight !== this.#seen.scrollHeight || clientHeight !== this.#seen.clientHeight;
    // The content changed in this very frame and the observer has yet to come: what the hand moved still counts.
    if (resized) this.#restore(scrollTop - this.#seen.scrollTop);
    else this.#look();
  }

  #look(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.#view;
    this.#seen = { scrollTop, scrollHeight, clientHeight };
    this.#atEnd.set(scrollHeight - clientHeight - scrollTop <= END_SLACK);
    const first = this.#rowAt(scrollTop);
    this.#anchor = first && { row: first, offset: this.#offsetOf(first) };
    this.#lastVisible.set(this.#rowAt(scrollTop + clientHeight - 1));
    if (scrollTop < REACH) this.nearStart.emit();
    if (scrollHeight - clientHeight - scrollTop < REACH) this.nearEnd.emit();
  }

  get #content(): HTMLElement | null {
    const { firstElementChild } = this.#view;
    return firstElementChild instanceof HTMLElement ? firstElementChild : null;
  }

  #restore(moved = 0): void {
    // A pane that is not shown has no place to keep.
    this.#shown.set(this.#view.clientHeight > 0);
    if (!this.#shown()) return;
    if (this.#atEnd() && this.whole() && moved >= 0) this.#view.scrollTop = this.#view.scrollHeight;
    else if (this.#anchor?.row.isConnected) {
      const { row, offset } = this.#anchor;
      this.#view.scrollTop += this.#offsetOf(row) - offset + moved;
    }
    this.#look();
  }

  #offsetOf(row: HTMLElement): number {
    return row.getBoundingClientRect().top - this.#view.getBoundingClientRect().top;
  }

  /** The row at this height of the content, or the next one: rows follow each other, so halving finds it. */
  #rowAt(height: number): HTMLElement | null {
    const rows = this.#view.getElementsByClassName(ROW_CLASS);
    let [low, high] = [0, rows.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      const row = rows[middle] as HTMLElement;
      if (row.offsetTop + row.offsetHeight > height) high = middle;
      else low = middle + 1;
    }
    const found = rows[low];
    return found instanceof HTMLElement ? found : null;
  }
}
