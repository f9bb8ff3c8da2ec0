import { Component, computed, inject, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { TranslatePipe } from '@ngx-translate/core';
import { FILE_TYPES } from '#contracts';
import { ServerInfoStore } from '../../../core/server-info-store';
import { Icon } from '../../../ui/icon';
import { Viewport } from '../../shell/viewport';

/** Chooses files. On a phone it asks first: from the pictures, by the camera, or any file. */
@Component({
  selector: 'sk-attach-button',
  imports: [Icon, MatIconButton, MatMenu, MatMenuItem, MatMenuTrigger, TranslatePipe],
  template: `
    <input #any type="file" multiple hidden [accept]="accepted()" (change)="chosen(any)" />
    @if (viewport.narrow()) {
      <input
        #pictures
        type="file"
        multiple
        hidden
        [accept]="acceptedPictures()"
        (change)="chosen(pictures)"
      />
      <input #camera type="file" hidden accept="image/*" capture="environment" (change)="chosen(camera)" />
      <button
        matIconButton
        type="button"
        [matMenuTriggerFor]="menu"
        [attr.aria-label]="'uploads.add' | translate"
      >
        <sk-icon name="add" />
      </button>
      <mat-menu #menu="matMenu">
        <button mat-menu-item type="button" (click)="pictures.click()">
          <sk-icon matMenuItemIcon name="image" />{{ 'uploads.pictures' | translate }}
        </button>
        <button mat-menu-item type="button" (click)="camera.click()">
          <sk-icon matMenuItemIcon name="camera" />{{ 'uploads.camera' | translate }}
        </button>
        <button mat-menu-item type="button" (click)="any.click()">
          <sk-icon matMenuItemIcon name="file" />{{ 'uploads.file' | translate }}
        </button>
        <button mat-menu-item type="button" [attr.aria-expanded]="formatting()" (click)="formatted.emit()">
          <sk-icon matMenuItemIcon name="text" />{{ 'composer.formatting' | translate }}
        </button>
      </mat-menu>
    } @else {
      <button
        matIconButton
        type="button"
        [attr.aria-label]="'uploads.add' | translate"
        [attr.title]="'uploads.add' | translate"
        (click)="any.click()"
      >
        <sk-icon name="clip" />
      </button>
    }
  `,
  styles: `
    :host {
      flex: none;
      color: var(--sk-muted);
    }
  `,
})
export class AttachButton {
  readonly #server = inject(ServerInfoStore);
  protected readonly viewport = inject(Viewport);

  /** Whether the bar of formats is shown. */
  readonly formatting = input(false);
  readonly picked = output<File[]>();
  /** The bar of formats is wanted, or no longer. */
  readonly formatted = output();

  protected readonly accepted = computed(() =>
    (this.#server.info().uploads?.extensions ?? []).map((extension) => `.${extension}`).join(','),
  );
  protected readonly acceptedPictures = computed(() => {
    const allowed = new Set(this.#server.info().uploads?.extensions);
    const shown = FILE_TYPES.filter(({ kind }) => kind === 'image' || kind === 'video');
    return shown.flatMap(({ extension, type }) => (allowed.has(extension) ? type : [])).join(',');
  });

  constructor() {
    void this.#server.load();
  }

  protected chosen(field: HTMLInputElement): void {
    const files = [...(field.files ?? [])];
    // The same file may be chosen again.
    field.value = '';
    if (files.length > 0) this.picked.emit(files);
  }
}
