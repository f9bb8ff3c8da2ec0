import { NgComponentOutlet } from '@angular/common';
import { Component, type Type, inject, input, signal } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { TranslatePipe } from '@ngx-translate/core';
import { Icon } from './icon';
import type { IconName } from './icons';
import { Notices } from './notices';

/**
 * The button of a menu that was not fetched yet. Pressed, it gives place to the menu's own button, which looks alike and opens
 * itself; the machinery of menus comes with the first of them.
 */
@Component({
  selector: 'sk-menu-door',
  imports: [Icon, MatIconButton, NgComponentOutlet, TranslatePipe],
  template: `
    @if (menu(); as component) {
      <ng-container [ngComponentOutlet]="component" [ngComponentOutletInputs]="inputs()" />
    } @else {
      <button
        matIconButton
        type="button"
        aria-haspopup="menu"
        aria-expanded="false"
        [class.face]="face()"
        [attr.aria-label]="label() | translate"
        (click)="open()"
      >
        <ng-content><sk-icon [name]="icon()" /></ng-content>
      </button>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    .face {
      display: grid;
      place-items: center;
      padding: 0;
    }
  `,
})
export class MenuDoor {
  readonly #notices = inject(Notices);

  readonly label = input.required<string>();
  readonly icon = input<IconName>('more');
  /** Whether what stands in it, in place of an icon, takes all its room. */
  readonly face = input(false);
  /** Fetches the menu. */
  readonly load = input.required<() => Promise<Type<unknown>>>();
  /** What the menu is given. */
  readonly inputs = input<Record<string, unknown>>({});

  protected readonly menu = signal<Type<unknown> | null>(null);

  /** What could not be fetched is fetched again by the next press. */
  protected async open(): Promise<void> {
    try {
      this.menu.set(await this.load()());
    } catch (thrown) {
      void this.#notices.failure(thrown);
    }
  }
}
