import {
  Component,
  ElementRef,
  afterRenderEffect,
  computed,
  inject,
  input,
  resource,
  signal,
} from '@angular/core';
import type { FileInfo } from '#contracts';
import { Api } from '../../../core/api';
import { decoded } from './decoded';
import { TextLines } from './text-lines';

/** So much is enough for the lines that are shown. */
const START_BYTES = 1_500;

/** The first lines of a text, in the box they are given. Shows nothing when they cannot be had: the file's card says what can be. */
@Component({
  selector: 'sk-text-start',
  imports: [TextLines],
  template: `
    @if (text(); as words) {
      <sk-text-lines [file]="file()" [text]="words" />
    }
  `,
  styles: `
    :host {
      display: block;
      overflow: hidden;
    }
    :host(.more) {
      mask-image: linear-gradient(#000 70%, transparent);
    }
  `,
  host: { '[class.more]': 'more()' },
})
export class TextStart {
  readonly #api = inject(Api);
  readonly #host: HTMLElement = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly file = input.required<FileInfo>();

  readonly #bytes = resource({
    params: () => this.file().id,
    loader: ({ params }) => this.#api.fileBytes(params, START_BYTES),
  });
  protected readonly text = computed(() =>
    this.#bytes.hasValue() ? decoded(this.#bytes.value()).trimEnd() : null,
  );
  /** There is more than the box holds: its end fades away. */
  protected readonly more = signal(false);

  constructor() {
    afterRenderEffect({
      read: () => {
        if (this.text() !== null) this.more.set(this.#host.scrollHeight > this.#host.clientHeight + 1);
      },
    });
  }
}
