import { Component, type ElementRef, computed, inject, input, output, viewChild } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { TranslatePipe } from '@ngx-translate/core';
import { FILE_TYPES } from '#contracts';
import { ServerInfoStore } from '../../../core/server-info-store';
import { Icon } from '../../../ui/icon';
import { MenuDoor } from '../../../ui/menu-door';
import { Viewport } from '../../shell/viewport';
import type { AttachSource } from './attach-menu';

/** Chooses files. On a phone it asks first: from the pictures, by the camera, or any file. */
@Component({
  selector: 'sk-attach-button',
  imports: [Icon, MatIconButton, MenuDoor, TranslatePipe],
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
      <sk-menu-door
        label="uploads.add"
        icon="add"
        [load]="loadMenu"
        [inputs]="{ formatting: formatting(), choose, format }"
      />
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

  private readonly any = viewChild.required<ElementRef<HTMLInputElement>>('any');
  private readonly pictures = viewChild<ElementRef<HTMLInputElement>>('pictures');
  private readonly camera = viewChild<ElementRef<HTMLInputElement>>('camera');
  protected readonly loadMenu = () => import('./attach-menu').then((module) => module.AttachMenu);
  protected readonly choose = (source: AttachSource): void => this[source]()?.nativeElement.click();
  protected readonly format = (): void => this.formatted.emit();

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
