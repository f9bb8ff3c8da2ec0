import { DestroyRef, Directive, ElementRef, afterNextRender, inject, output, signal } from '@angular/core';

/** This close to the end counts as being there: fractions of pixels and a hasty finger. */
const END_SLACK = 24;
/** Older history is asked for this far before the start is reached. */
const START_REACH = 800;

/**
 * Marks what may be held on to. What stands between messages may not: the label at the start stays above
 * whatever comes in, and a day's separator moves up when the day grows, and with the view while it sticks.
 */
const ROW_CLASS = 'sk-row';

interface Anchor {
  readonly row: HTMLElement;
  /** Distance of its top from the top of the view. */
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
  #anchor: Anchor | null = null;
  #seen = { scrollTop: 0, scrollHeight: 0, clientHeight: 0 };

  readonly atEnd = this.#atEnd.asReadonly();
  /** The lowest row that can be seen. */
  readonly lastVisible = this.#lastVisible.asReadonly();
  /** The start is near: more may be wanted there. */
  readonly nearStart = output();

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

  /** Brings a row to the upper part of the view. */
  toRow(row: HTMLElement): void {
    this.#atEnd.set(false);
    this.#anchor = { row, offset: Math.round(this.#view.clientHeight / 5) };
    this.#restore();
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
    if (scrollTop < START_REACH) this.nearStart.emit();
  }

  get #content(): HTMLElement | null {
    const { firstElementChild } = this.#view;
    return firstElementChild instanceof HTMLElement ? firstElementChild : null;
  }

  #restore(moved = 0): void {
    // A pane that is not shown has no place to keep.
    if (this.#view.clientHeight === 0) return;
    if (this.#atEnd() && moved >= 0) this.#view.scrollTop = this.#view.scrollHeight;
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
