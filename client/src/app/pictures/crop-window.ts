import { Component, ElementRef, afterRenderEffect, input, linkedSignal, viewChild } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { Fingers, type Pinch, type Point } from '../ui/fingers';
import { type Crop, MOST, WHOLE, moved, regionOf, zoomed } from './crop';

/** A side of the picture that is made, in pixels: more than the largest place it is shown at. */
const MADE = 512;
const QUALITY = 0.92;
/** A key moves it by so much of a side. */
const STEP = 0.03;

/** A square window on an image, which is moved and enlarged behind it by hand, wheel or keys. */
@Component({
  selector: 'sk-crop-window',
  imports: [Fingers, TranslatePipe],
  template: `
    <div
      #frame
      class="frame"
      role="application"
      tabindex="0"
      skFingers
      [class.round]="round()"
      [attr.aria-label]="'pictures.move' | translate"
      (dragged)="move($event.by)"
      (pinched)="pinched($event)"
      (wheel)="wheeled($event)"
      (keydown)="keyed($event)"
    >
      <canvas #canvas aria-hidden="true" [attr.width]="made" [attr.height]="made"></canvas>
    </div>
    <label>
      <span>{{ 'pictures.size' | translate }}</span>
      <input
        #slider
        type="range"
        min="1"
        step="0.05"
        [max]="most"
        [value]="crop().zoom"
        (input)="enlarge(slider.valueAsNumber)"
      />
    </label>
  `,
  styleUrl: './crop-window.scss',
})
export class CropWindow {
  readonly image = input.required<ImageBitmap>();
  /** Whether it will be shown as a round. */
  readonly round = input(false);
  private readonly frame = viewChild.required<unknown, ElementRef<HTMLElement>>('frame', {
    read: ElementRef,
  });
  private readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('canvas');

  protected readonly made = MADE;
  protected readonly most = MOST;
  /** In pixels of what is made. */
  protected readonly crop = linkedSignal<ImageBitmap, Crop>({ source: this.image, computation: () => WHOLE });

  constructor() {
    afterRenderEffect({ write: () => this.#draw(this.image(), this.crop()) });
  }

  /** What the window shows, as a file. */
  async picture(): Promise<Blob> {
    const canvas = this.canvas().nativeElement;
    const made = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
    if (!made) throw new Error('The browser made no picture.');
    return made;
  }

  protected move({ x, y }: Point): void {
    const scale = MADE / this.frame().nativeElement.clientWidth;
    this.crop.update((crop) => moved(crop, { x: x * scale, y: y * scale }, this.image(), MADE));
  }

  protected enlarge(zoom: number): void {
    this.crop.update((crop) => zoomed(crop, zoom, this.image(), MADE));
  }

  protected pinched({ factor, by }: Pinch): void {
    this.enlarge(this.crop().zoom * factor);
    this.move(by);
  }

  protected wheeled(event: WheelEvent): void {
    event.preventDefault();
    this.enlarge(this.crop().zoom * Math.exp(-event.deltaY / 400));
  }

  protected keyed(event: KeyboardEvent): void {
    const step = this.frame().nativeElement.clientWidth * STEP;
    const does: Record<string, () => void> = {
      ArrowLeft: () => this.move({ x: -step, y: 0 }),
      ArrowRight: () => this.move({ x: step, y: 0 }),
      ArrowUp: () => this.move({ x: 0, y: -step }),
      ArrowDown: () => this.move({ x: 0, y: step }),
      '+': () => this.enlarge(this.crop().zoom * 1.1),
      '=': () => this.enlarge(this.crop().zoom * 1.1),
      '-': () => this.enlarge(this.crop().zoom / 1.1),
    };
    const act = does[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  #draw(image: ImageBitmap, crop: Crop): void {
    const context = this.canvas().nativeElement.getContext('2d');
    if (!context) return;
    const { x, y, side } = regionOf(crop, image, MADE);
    // What is clear in the image would be black in the picture.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, MADE, MADE);
    context.drawImage(image, x, y, side, side, 0, 0, MADE, MADE);
  }
}
