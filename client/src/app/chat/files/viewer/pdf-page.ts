import {
  Component,
  DestroyRef,
  ElementRef,
  afterRenderEffect,
  computed,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import type { PDFDocumentProxy, PDFPageProxy, RenderTask } from 'pdfjs-dist';

/** Larger canvases are refused by some browsers. */
const MOST_POINTS = 16_000_000;
/** A4, until the page is known. */
const USUAL = { width: 595, height: 842 };

/** One page of a document: drawn when it comes near to sight, and said in words to those who do not see it. */
@Component({
  selector: 'sk-pdf-page',
  template: `
    <!-- Letters would be set by the direction of the page. -->
    <canvas #canvas dir="ltr" aria-hidden="true"></canvas>
    <p class="sk-visually-hidden" dir="auto">{{ words() }}</p>
  `,
  styles: `
    :host {
      display: block;
      position: relative;
      overflow: hidden;
      background: #fff;
    }
    canvas {
      display: block;
      inline-size: 100%;
      block-size: 100%;
    }
  `,
  host: {
    '[style.inline-size.px]': 'width()',
    '[style.aspect-ratio]': 'shape()',
  },
})
export class PdfPage {
  readonly #host: HTMLElement = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  readonly document = input.required<PDFDocumentProxy>();
  /** From 1. */
  readonly number = input.required<number>();
  /** In pixels of the page. */
  readonly width = input.required<number>();
  private readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('canvas');

  readonly #near = signal(false);
  readonly #page = signal<PDFPageProxy | null>(null);
  protected readonly words = signal('');
  protected readonly shape = computed(() => {
    const { width, height } = this.#page()?.getViewport({ scale: 1 }) ?? USUAL;
    return width / height;
  });
  #drawing: RenderTask | null = null;

  constructor() {
    const observer = new IntersectionObserver(
      (entries) => this.#near.set(entries.at(-1)?.isIntersecting ?? false),
      { rootMargin: '50%' },
    );
    observer.observe(this.#host);
    inject(DestroyRef).onDestroy(() => {
      observer.disconnect();
      this.#drawing?.cancel();
    });
    afterRenderEffect({
      write: () => {
        const [near, page, width] = [this.#near(), this.#page(), this.width()];
        if (!near) return;
        if (page) this.#draw(page, width);
        else void this.#fetch();
      },
    });
  }

  async #fetch(): Promise<void> {
    const page = await this.document().getPage(this.number());
    const { items } = await page.getTextContent();
    this.#page.set(page);
    this.words.set(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
  }

  #draw(page: PDFPageProxy, width: number): void {
    this.#drawing?.cancel();
    const canvas = this.canvas().nativeElement;
    const own = page.getViewport({ scale: 1 });
    const wanted = (width / own.width) * (canvas.ownerDocument.defaultView?.devicePixelRatio ?? 1);
    const scale = Math.min(wanted, Math.sqrt(MOST_POINTS / (own.width * own.height)));
    const viewport = page.getViewport({ scale });
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    const drawing = page.render({ canvas, viewport });
    this.#drawing = drawing;
    drawing.promise.catch((thrown: unknown) => {
      // Another size was wanted meanwhile, or nothing any more.
      if (!(thrown instanceof Error && thrown.name === 'RenderingCancelledException')) throw thrown;
    });
  }
}
