import { Component, input, linkedSignal } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { Icon } from '../../ui/icon';
import { Blur } from './blur';

/** A picture in the box it is given: blurred until it has come, a sentence when it does not. */
@Component({
  selector: 'sk-picture',
  imports: [Blur, Icon, TranslatePipe],
  template: `
    @if (state() !== 'shown' && hash()) {
      <canvas [skBlur]="hash()!"></canvas>
    }
    @if (state() === 'missing') {
      <span class="missing"
        ><sk-icon name="brokenImage" /><span>{{ 'files.missing' | translate }}</span></span
      >
    } @else {
      <img
        loading="lazy"
        decoding="async"
        draggable="false"
        [src]="source()"
        [alt]="alt()"
        [class.shown]="state() === 'shown'"
        (load)="state.set('shown')"
        (error)="state.set('missing')"
      />
    }
  `,
  styleUrl: './picture.scss',
})
export class Picture {
  /** Its address. */
  readonly source = input.required<string>();
  /** Empty where words beside it say the same. */
  readonly alt = input.required<string>();
  /** See `FileInfo.blurHash`. */
  readonly hash = input<string>();

  protected readonly state = linkedSignal<string, 'coming' | 'shown' | 'missing'>({
    source: this.source,
    computation: () => 'coming',
  });
}
