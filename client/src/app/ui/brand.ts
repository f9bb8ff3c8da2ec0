import { Component, inject } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { ServerFaceStore } from '../core/server-face-store';

/** The mark and the name of the server: the product's, where it has none of its own. */
@Component({
  selector: 'sk-brand',
  imports: [TranslatePipe],
  template: `
    @if (face.logo(); as logo) {
      <img alt="" [src]="logo" />
    } @else {
      <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <path
          class="bubble"
          d="M8 3h16a6 6 0 0 1 6 6v10a6 6 0 0 1-6 6h-6l-7 5v-5H8a6 6 0 0 1-6-6V9a6 6 0 0 1 6-6z"
        />
        <path
          class="letter"
          d="M24 11v3a2.6 2.6 0 0 1-5.2 0v-1.5 1.5a2.6 2.6 0 0 1-5.2 0v-1.5 1.5c0 3.2-2 5.4-5.6 5.4"
        />
      </svg>
    }
    <bdi>{{ face.name() ?? ('app.name' | translate) }}</bdi>
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: var(--sk-space-2);
      font-size: 1.25rem;
      font-weight: 700;
      line-height: 1.2;
    }
    svg,
    img {
      inline-size: 2rem;
      block-size: 2rem;
      flex: none;
    }
    img {
      border-radius: 0.5rem;
    }
    /* A name of the other direction stands where others do. */
    bdi {
      overflow-wrap: anywhere;
      text-align: -webkit-match-parent;
      text-align: match-parent;
    }
    .bubble {
      fill: var(--mat-sys-primary);
    }
    .letter {
      fill: none;
      stroke: var(--mat-sys-on-primary);
      stroke-width: 2.6;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
})
export class Brand {
  protected readonly face = inject(ServerFaceStore);
}
