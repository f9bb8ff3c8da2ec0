import { Directive, ElementRef, effect, inject, input } from '@angular/core';
import { decode, isBlurhashValid } from 'blurhash';

/** So many points a side: what is drawn is blurred anyway. */
const SIDE = 32;

/** Draws what stands in a picture's place until it has come. */
@Directive({
  selector: 'canvas[skBlur]',
  host: { width: `${SIDE}`, height: `${SIDE}`, 'aria-hidden': 'true' },
})
export class Blur {
  readonly #canvas: HTMLCanvasElement = inject<ElementRef<HTMLCanvasElement>>(ElementRef).nativeElement;
  readonly hash = input.required<string>({ alias: 'skBlur' });

  constructor() {
    effect(() => {
      const hash = this.hash();
      const context = this.#canvas.getContext('2d');
      if (!context || !isBlurhashValid(hash).result) return;
      const points = context.createImageData(SIDE, SIDE);
      points.data.set(decode(hash, SIDE, SIDE));
      context.putImageData(points, 0, 0);
    });
  }
}
