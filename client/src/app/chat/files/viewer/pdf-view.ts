import { Component, DestroyRef, ElementRef, computed, inject, input, signal, viewChild } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { TranslatePipe } from '@ngx-translate/core';
import type { FileInfo } from '#contracts';
import { toLatinDigits } from '#text';
import { NumberPipe } from '../../../i18n/count';
import { Icon } from '../../../ui/icon';
import { openedPdf } from './opened-pdf';
import { PdfPage } from './pdf-page';

const STEP = 1.25;
const LEAST = 0.4;
const MOST = 5;
/** Between the pages and the edges of the view, in pixels. */
const MARGIN = 32;
/** So wide a page is read with ease; more is for whoever asks. */
const WIDEST = 900;

/** All pages of a document, one below the other. */
@Component({
  selector: 'sk-pdf-view',
  imports: [Icon, MatIconButton, NumberPipe, PdfPage, TranslatePipe],
  templateUrl: './pdf-view.html',
  styleUrl: './pdf-view.scss',
})
export class PdfView {
  readonly #host: HTMLElement = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly file = input.required<FileInfo>();
  private readonly sheet = viewChild<ElementRef<HTMLElement>>('sheet');

  protected readonly pdf = openedPdf(this.file);
  protected readonly numbers = computed(() => {
    const pdf = this.pdf();
    return pdf.state === 'open' ? Array.from({ length: pdf.document.numPages }, (_, index) => index + 1) : [];
  });
  /** The page that is read: the one at the middle of the view. */
  protected readonly at = signal(1);
  readonly #room = signal(this.#host.clientWidth);
  readonly #zoom = signal(1);
  /** Of every page, in pixels. */
  protected readonly width = computed(() =>
    Math.round(Math.min(WIDEST, Math.max(1, this.#room() - MARGIN)) * this.#zoom()),
  );
  protected readonly largest = computed(() => this.#zoom() >= MOST);
  protected readonly smallest = computed(() => this.#zoom() <= LEAST);

  constructor() {
    const observer = new ResizeObserver(() => this.#room.set(this.#host.clientWidth));
    observer.observe(this.#host);
    inject(DestroyRef).onDestroy(() => observer.disconnect());
  }

  protected zoom(by: 1 | -1): void {
    this.#zoom.update((zoom) => Math.min(MOST, Math.max(LEAST, zoom * STEP ** by)));
  }

  protected go(number: number): void {
    const page = this.#pages()[Math.min(this.numbers().length, Math.max(1, number)) - 1];
    page?.scrollIntoView({ block: 'start' });
  }

  /** Any digits are read; what is no number leads nowhere. */
  protected typed(event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    const number = Number.parseInt(toLatinDigits(event.target.value), 10);
    if (Number.isFinite(number)) this.go(number);
  }

  protected scrolled(): void {
    const middle = this.#host.getBoundingClientRect().top + this.#host.clientHeight / 2;
    const index = this.#pages().findLastIndex((page) => page.getBoundingClientRect().top <= middle);
    this.at.set(Math.max(1, index + 1));
  }

  protected keyed(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '+' || event.key === '=') this.zoom(1);
    else if (event.key === '-') this.zoom(-1);
    else return;
    event.preventDefault();
  }

  #pages(): Element[] {
    return [...(this.sheet()?.nativeElement.getElementsByTagName('sk-pdf-page') ?? [])];
  }
}
