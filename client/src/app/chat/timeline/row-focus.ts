import { Directive, ElementRef, inject } from '@angular/core';

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowUp: -1, ArrowDown: 1 };

/** Arrow keys lead from message to message of a scrolled list: from the list itself to the lowest one in view. */
@Directive({ selector: '[skRowFocus]', host: { '(keydown)': 'keyed($event)' } })
export class RowFocus {
  readonly #view: HTMLElement = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected keyed(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    const { target } = event;
    if (!step || !(target instanceof HTMLElement) || event.altKey || event.ctrlKey || event.metaKey) return;
    const rows = [...this.#view.querySelectorAll<HTMLElement>('.sk-row')];
    const wanted = target === this.#view ? this.#lowestInView(rows) : rows[rows.indexOf(target) + step];
    // A row that is wanted from inside another one, as from a poll's options, is not.
    if (!wanted || (target !== this.#view && !rows.includes(target))) return;
    event.preventDefault();
    wanted.focus({ preventScroll: true });
    wanted.scrollIntoView({ block: 'nearest' });
  }

  #lowestInView(rows: readonly HTMLElement[]): HTMLElement | undefined {
    const { bottom } = this.#view.getBoundingClientRect();
    return rows.findLast((row) => row.getBoundingClientRect().top < bottom);
  }
}
