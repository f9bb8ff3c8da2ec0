import { Component, input } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { TranslatePipe } from '@ngx-translate/core';
import { Icon } from '../../../ui/icon';
import { OpensItself } from '../../../ui/opens-itself';

/** From where files are taken on a phone. */
export type AttachSource = 'pictures' | 'camera' | 'any';

/** Asks a phone's person from where files are taken, and offers the bar of formats, for which there is no room of its own. */
@Component({
  selector: 'sk-attach-menu',
  imports: [Icon, MatIconButton, MatMenu, MatMenuItem, MatMenuTrigger, OpensItself, TranslatePipe],
  template: `
    <button
      matIconButton
      skOpensItself
      type="button"
      [matMenuTriggerFor]="menu"
      [attr.aria-label]="'uploads.add' | translate"
    >
      <sk-icon name="add" />
    </button>
    <mat-menu #menu="matMenu">
      <button mat-menu-item type="button" (click)="choose()('pictures')">
        <sk-icon matMenuItemIcon name="image" />{{ 'uploads.pictures' | translate }}
      </button>
      <button mat-menu-item type="button" (click)="choose()('camera')">
        <sk-icon matMenuItemIcon name="camera" />{{ 'uploads.camera' | translate }}
      </button>
      <button mat-menu-item type="button" (click)="choose()('any')">
        <sk-icon matMenuItemIcon name="file" />{{ 'uploads.file' | translate }}
      </button>
      <button mat-menu-item type="button" [attr.aria-expanded]="formatting()" (click)="format()()">
        <sk-icon matMenuItemIcon name="text" />{{ 'composer.formatting' | translate }}
      </button>
    </mat-menu>
  `,
})
export class AttachMenu {
  /** Whether the bar of formats is shown. */
  readonly formatting = input(false);
  /** Opens the device's own list. */
  readonly choose = input.required<(source: AttachSource) => void>();
  /** Shows the bar of formats, or hides it. */
  readonly format = input.required<() => void>();
}
