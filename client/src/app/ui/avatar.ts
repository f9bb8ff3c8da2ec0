import { Component, computed, input } from '@angular/core';
import { initialOf, toneOf } from './tone';

/** A person's round or a room's square token: an initial on a colour of its own. Decorative, the name stands beside it. */
@Component({
  selector: 'sk-avatar',
  template: '{{ initial() }}',
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
  readonly seed = input.required<string>();
  readonly name = input.required<string>();
  readonly square = input(false);
  readonly small = input(false);
  readonly large = input(false);

  protected readonly initial = computed(() => initialOf(this.name()));
  protected readonly tone = computed(() => toneOf(this.seed()));
}
