import { Component, computed, input, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { TranslatePipe } from '@ngx-translate/core';
import { Icon } from '../../ui/icon';
import { nextFieldId } from '../../ui/field/field-id';
import { type Figure, isEmpty } from './figure';
import { FigureChart } from './figure-chart';

/** One figure over time or by rank: drawn, or as a table of the same, and as a file. */
@Component({
  selector: 'sk-figure-card',
  imports: [FigureChart, Icon, MatButton, MatIconButton, TranslatePipe],
  templateUrl: './figure-card.html',
  styleUrl: './figure-card.scss',
})
export class FigureCard {
  /** The sentence that names it. */
  readonly heading = input.required<string>();
  /** What the labels are, at the head of the table. */
  readonly rows = input.required<string>();
  readonly csv = input.required<string>();
  /** Null while it is asked for. */
  readonly figure = input.required<Figure | null>();

  protected readonly id = nextFieldId();
  protected readonly asTable = signal(false);
  protected readonly hasNothing = computed(() => {
    const figure = this.figure();
    return figure !== null && isEmpty(figure);
  });
}
