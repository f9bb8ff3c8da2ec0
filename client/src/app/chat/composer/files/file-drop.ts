import { Component, DestroyRef, ElementRef, afterNextRender, inject, input, signal } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { Icon } from '../../../ui/icon';
import { Attaching } from './attaching';
import { bringsFiles } from './files-in';

/** Lets files be dropped on the pane it stands in, and says so while they are above it. */
@Component({
  selector: 'sk-file-drop',
  imports: [Icon, TranslatePipe],
  template: `@if (over()) {
    <div class="veil">
      <p><sk-icon name="file" />{{ 'uploads.drop' | translate: { name: name() } }}</p>
    </div>
  }`,
  styles: `
    .veil {
      position: absolute;
      inset: var(--sk-space-2);
      z-index: 3;
      display: grid;
      place-items: center;
      border: 2px dashed var(--mat-sys-primary);
      border-radius: var(--sk-radius);
      background: color-mix(in srgb, var(--mat-sys-primary-container) 88%, transparent);
      color: var(--mat-sys-on-primary-container);
      pointer-events: none;
    }
    p {
      display: flex;
      align-items: center;
      gap: var(--sk-space-3);
      font-size: var(--sk-text-title);
      font-weight: 650;
    }
  `,
  host: {
    '(document:dragover)': 'keep($event)',
    '(document:drop)': 'keep($event)',
    '(document:dragend)': 'over.set(false)',
  },
})
export class FileDrop {
  readonly #attaching = inject(Attaching);
  readonly #host: HTMLElement = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  /** The room's id. */
  readonly room = input.required<string>();
  readonly thread = input<string>();
  /** What the pane is called. */
  readonly name = input.required<string>();

  protected readonly over = signal(false);

  constructor() {
    const listeners = {
      dragenter: (event: DragEvent) => this.over.set(bringsFiles(event.dataTransfer)),
      dragleave: (event: DragEvent) => this.#left(event),
      drop: (event: DragEvent) => this.#dropped(event),
    };
    const ended = new AbortController();
    afterNextRender(() => {
      for (const [name, listener] of Object.entries(listeners))
        this.#host.parentElement?.addEventListener(name, listener as EventListener, { signal: ended.signal });
    });
    inject(DestroyRef).onDestroy(() => ended.abort());
  }

  /** Beside the pane too: a browser would leave the page for the file. */
  protected keep(event: DragEvent): void {
    if (bringsFiles(event.dataTransfer)) event.preventDefault();
  }

  #left({ relatedTarget }: DragEvent): void {
    if (!(relatedTarget instanceof Node && this.#host.parentElement?.contains(relatedTarget)))
      this.over.set(false);
  }

  #dropped(event: DragEvent): void {
    this.over.set(false);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    void this.#attaching.take({ room: this.room(), thread: this.thread() }, files);
  }
}
