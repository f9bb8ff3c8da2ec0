import { Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslatePipe } from '@ngx-translate/core';
import { Avatar } from '../ui/avatar';
import { Dialogs } from '../ui/dialogs';
import { Notices } from '../ui/notices';
import type { PictureWish } from './picture-dialog';

/** The picture of a person or a room as it is, and the ways to another one or none. */
@Component({
  selector: 'sk-picture-field',
  imports: [Avatar, MatButton, TranslatePipe],
  template: `
    <sk-avatar [seed]="seed()" [name]="name()" [picture]="picture()" [square]="square()" [large]="true" />
    <div class="acts">
      <button matButton="tonal" type="button" (click)="change()">
        {{ (picture() ? 'pictures.change' : 'pictures.add') | translate }}
      </button>
      @if (picture()) {
        <button matButton type="button" disabledInteractive [disabled]="removing()" (click)="remove()">
          {{ 'pictures.remove' | translate }}
        </button>
      }
    </div>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--sk-space-3) var(--sk-space-4);
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: var(--sk-space-2);
    }
  `,
})
export class PictureField {
  readonly #dialogs = inject(Dialogs);
  readonly #notices = inject(Notices);

  /** A username, or a room's id. */
  readonly seed = input.required<string>();
  readonly name = input.required<string>();
  readonly picture = input<string>();
  readonly square = input(false);
  /** The key of the title under which it is chosen. */
  readonly title = input.required<string>();
  /** Takes the id of a file, or null for none. */
  readonly save = input.required<(fileId: string | null) => Promise<unknown>>();

  protected readonly removing = signal(false);

  protected change(): void {
    void this.#dialogs.open<void, PictureWish>(
      () => import('./picture-dialog').then((module) => module.PictureDialog),
      { data: { title: this.title(), round: !this.square(), save: this.save() } },
    );
  }

  protected async remove(): Promise<void> {
    this.removing.set(true);
    try {
      await this.save()(null);
    } catch (thrown) {
      void this.#notices.failure(thrown);
    } finally {
      this.removing.set(false);
    }
  }
}
