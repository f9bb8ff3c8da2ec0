import { DestroyRef, Directive, inject, output } from '@angular/core';

const HOLD_MS = 450;
/** A finger never holds quite still. */
const SLACK_PX = 10;

/** Tells a press from a finger or pen that rests, and leaves out what the browser would do about the latter. */
@Directive({
  selector: '[skLongPress]',
  host: {
    '(pointerdown)': 'down($event)',
    '(pointermove)': 'move($event)',
    '(pointerup)': 'cancel()',
    '(pointercancel)': 'cancel()',
    '(contextmenu)': 'menu($event)',
    '(click)': 'clicked($event)',
  },
})
export class LongPress {
  readonly held = output();
  readonly pressed = output<Event>();
  #start: { x: number; y: number } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When the finger that was held comes up again, that is no press. */
  #wasHeld = false;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.cancel());
  }

  protected down({ pointerType, clientX: x, clientY: y }: PointerEvent): void {
    this.#wasHeld = false;
    if (pointerType === 'mouse') return;
    this.#start = { x, y };
    this.#timer = setTimeout(() => {
      this.#wasHeld = true;
      this.held.emit();
    }, HOLD_MS);
  }

  protected move({ clientX, clientY }: PointerEvent): void {
    if (!this.#start) return;
    const { x, y } = this.#start;
    if (Math.hypot(clientX - x, clientY - y) > SLACK_PX) this.cancel();
  }

  protected cancel(): void {
    clearTimeout(this.#timer);
    this.#start = null;
  }

  protected menu(event: Event): void {
    if (this.#start || this.#wasHeld) event.preventDefault();
  }

  protected clicked(event: Event): void {
    if (!this.#wasHeld) return this.pressed.emit(event);
    this.#wasHeld = false;
    event.preventDefault();
  }
}
