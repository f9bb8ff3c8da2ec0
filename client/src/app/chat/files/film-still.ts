import { Component, computed, input } from '@angular/core';
import type { FileInfo } from '#contracts';
import { contentOf } from '../../core/file-address';

/** A moment of a film near its beginning: the very first frame is often black. */
@Component({
  selector: 'sk-film-still',
  template: `<video
    preload="metadata"
    muted
    playsinline
    tabindex="-1"
    aria-hidden="true"
    [src]="source()"
  ></video>`,
  styles: `
    :host {
      display: block;
      background: #000;
    }
    video {
      inline-size: 100%;
      block-size: 100%;
      object-fit: cover;
      pointer-events: none;
    }
  `,
})
export class FilmStill {
  readonly file = input.required<FileInfo>();
  protected readonly source = computed(() => `${contentOf(this.file().id)}#t=0.1`);
}
