import { Component, ElementRef, inject, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import type { FileInfo } from '#contracts';
import { openedPdf } from './opened-pdf';
import { PdfPage } from './pdf-page';

/** The top of a document's first page, in the box it is given; a sentence where it cannot be had. */
@Component({
  selector: 'sk-pdf-start',
  imports: [PdfPage, TranslatePipe],
  template: `
    @if (pdf(); as pdf) {
      @if (pdf.state === 'open') {
        <sk-pdf-page [document]="pdf.document" [number]="1" [width]="width" />
      } @else if (pdf.state !== 'opening') {
        <p>{{ 'viewer.' + pdf.state | translate }}</p>
      }
    }
  `,
  styles: `
    :host {
      display: block;
      overflow: hidden;
      color: #1b1c1d;
      background: #fff;
    }
    p {
      padding: var(--sk-space-4);
      font-size: var(--sk-text-meta);
    }
  `,
})
export class PdfStart {
  readonly file = input.required<FileInfo>();
  protected readonly pdf = openedPdf(this.file, { start: true });
  /** The box has its width before the page is there. */
  protected get width(): number {
    return this.#host.clientWidth;
  }
  readonly #host: HTMLElement = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
}
