import { Component, computed, input, resource } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { loadStrengthJudge } from './strength';

/** Tells how soon a password would be guessed. Its height is reserved: typing moves nothing. */
@Component({
  selector: 'sk-strength-meter',
  imports: [TranslatePipe],
  template: `
    <span class="bars" aria-hidden="true">
      @for (step of steps; track step) {
        <span class="bar" [class.on]="(score() ?? -1) >= step"></span>
      }
    </span>
    <span class="words" role="status">
      @if (score() !== undefined) {
        {{ 'strength.label' | translate }} {{ 'strength.' + score() | translate }}
      }
    </span>
  `,
  styleUrl: './strength-meter.scss',
  host: { '[attr.data-score]': 'score()' },
})
export class StrengthMeter {
  readonly password = input.required<string>();
  /** What an attacker knows already: the names of the person. */
  readonly known = input<string[]>([]);

  protected readonly steps = [1, 2, 3, 4];
  private readonly judge = resource({
    params: () => (this.password() ? true : undefined),
    loader: loadStrengthJudge,
  });
  protected readonly score = computed(() => {
    const password = this.password();
    if (!password || !this.judge.hasValue()) return undefined;
    return this.judge.value()(password, this.known());
  });
}
