import { Component, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';
import { Icon } from '../../ui/icon';
import type { IconName } from '../../ui/icons';

/** What a pane says when it has nothing to show. */
@Component({
  selector: 'sk-empty-pane',
  imports: [Icon, MatButton, RouterLink, TranslatePipe],
  template: `
    <span class="disc"><sk-icon [name]="icon()" /></span>
    <h2>{{ heading() | translate }}</h2>
    @if (text(); as key) {
      <p>{{ key | translate }}</p>
    }
    <ng-content />
    @if (back()) {
      <a matButton="tonal" routerLink="/rooms">{{ 'room.back' | translate }}</a>
    }
  `,
  styleUrl: './empty-pane.scss',
})
export class EmptyPane {
  readonly icon = input.required<IconName>();
  readonly heading = input.required<string>();
  readonly text = input<string>();
  readonly back = input(false);
}
