import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { Faces } from '../core/faces';
import { previewOf } from '../core/file-address';
import { initialOf, toneOf } from './tone';

/**
 * A person's round or a room's square token: their picture, and an initial on a colour of its own where there is none
 * or until it has come. Decorative, the name stands beside it.
 */
@Component({
  selector: 'sk-avatar',
  template: `{{ initial() }}
    @if (source() && state() !== 'lost') {
      <img
        alt=""
        decoding="async"
        draggable="false"
        [src]="source()"
        [class.shown]="state() === 'shown'"
        (load)="state.set('shown')"
        (error)="state.set('lost')"
      />
    }`,
  styleUrl: './avatar.scss',
  host: {
    'aria-hidden': 'true',
    '[class.square]': 'square()',
    '[class.small]': 'small()',
    '[class.large]': 'large()',
    '[attr.data-tone]': 'tone()',
  },
})
export class Avatar {
  readonly #faces = inject(Faces);

  /** A username, or a room's id. */
  readonly seed = input.required<string>();
  readonly name = input.required<string>();
  /** Id of the picture, as far as whoever asks knows of one. */
  readonly picture = input<string>();
  readonly square = input(false);
  readonly small = input(false);
  readonly large = input(false);

  protected readonly initial = computed(() => initialOf(this.name()));
  protected readonly tone = computed(() => toneOf(this.seed()));
  protected readonly source = computed(() => {
    const picture = this.square() ? this.picture() : this.#faces.pictureOf(this.seed(), this.picture());
    return picture === undefined ? null : previewOf(picture);
  });
  protected readonly state = linkedSignal<string | null, 'coming' | 'shown' | 'lost'>({
    source: this.source,
    computation: () => 'coming',
  });
}
