import { DestroyRef, Directive, ElementRef, inject, output } from '@angular/core';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A finger that moved less than this has pressed. */
const SLACK_PX = 8;

/** Two fingers: how much farther apart they are, around which point, and how far that point moved. */
export interface Pinch {
  readonly factor: number;
  readonly point: Point;
  readonly by: Point;
}

/** Tells dragging with one finger, pen or button from pinching with two. Points count from the middle of the element. */
@Directive({
  selector: '[skFingers]',
  host: {
    '(pointerdown)': 'down($event)',
    '(pointermove)': 'move($event)',
    '(pointerup)': 'up($event)',
    '(pointercancel)': 'up($event)',
  },
})
export class Fingers {
  readonly #host: HTMLElement = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #down = new Map<number, Point>();
  #start: Point | null = null;
  #dragging = false;

  /** By how much the one finger moved since it last told, and since it came. */
  readonly dragged = output<{ by: Point; whole: Point }>();
  /** It left, after so much. */
  readonly dropped = output<Point>();
  readonly pinched = output<Pinch>();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.#down.clear());
  }

  protected down(event: PointerEvent): void {
    // What stands in the element and does something by itself.
    if (event.target instanceof Element && event.target.closest('input, a, button')) return;
    if (event.button !== 0) return;
    this.#down.set(event.pointerId, this.#pointOf(event));
    this.#start = this.#down.size === 1 ? this.#pointOf(event) : null;
    this.#dragging = false;
  }

  protected move(event: PointerEvent): void {
    const before = this.#down.get(event.pointerId);
    if (!before) return;
    const now = this.#pointOf(event);
    const other = [...this.#down].find(([id]) => id !== event.pointerId)?.[1];
    if (other) this.#pinch(before, now, other);
    else if (this.#start) this.#drag(event, before, now, this.#start);
    else this.#start = now;
    this.#down.set(event.pointerId, now);
  }

  protected up(event: PointerEvent): void {
    if (!this.#down.delete(event.pointerId)) return;
    const start = this.#start;
    this.#start = null;
    if (!this.#dragging || !start) return;
    this.#dragging = false;
    this.dropped.emit(event.type === 'pointercancel' ? { x: 0, y: 0 } : minus(this.#pointOf(event), start));
  }

  #drag(event: PointerEvent, before: Point, now: Point, start: Point): void {
    const whole = minus(now, start);
    if (!this.#dragging && Math.hypot(whole.x, whole.y) < SLACK_PX) return;
    // Held from now on; earlier, a press would reach nothing below.
    if (!this.#dragging) this.#host.setPointerCapture(event.pointerId);
    this.#dragging = true;
    this.dragged.emit({ by: minus(now, before), whole });
  }

  #pinch(before: Point, now: Point, other: Point): void {
    const was = minus(before, other);
    const is = minus(now, other);
    const point = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
    const factor = Math.hypot(is.x, is.y) / Math.max(1, Math.hypot(was.x, was.y));
    const half = minus(now, before);
    this.pinched.emit({ factor, point, by: { x: half.x / 2, y: half.y / 2 } });
  }

  #pointOf({ clientX, clientY }: PointerEvent): Point {
    const { left, top, width, height } = this.#host.getBoundingClientRect();
    return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
  }
}

const minus = (one: Point, other: Point): Point => ({ x: one.x - other.x, y: one.y - other.y });
