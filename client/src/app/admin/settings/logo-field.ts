import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslatePipe } from '@ngx-translate/core';
import { ServerFaceStore } from '../../core/server-face-store';
import type { PictureWish } from '../../pictures/picture-dialog';
import { Brand } from '../../ui/brand';
import { Dialogs } from '../../ui/dialogs';
import { Notices } from '../../ui/notices';
import { SettingsDesk } from './settings-desk';

/** The server as its doors show it, and the ways to another picture or none. */
@Component({
  selector: 'sk-logo-field',
  imports: [Brand, MatButton, TranslatePipe],
  template: `
    <sk-brand />
    <div class="acts">
      <button matButton="tonal" type="button" (click)="change()">
        {{ (face.logo() ? 'admin.settings.logo.change' : 'admin.settings.logo.add') | translate }}
      </button>
      @if (face.logo()) {
        <button matButton type="button" disabledInteractive [disabled]="removing()" (click)="remove()">
          {{ 'admin.settings.logo.remove' | translate }}
        </button>
      }
    </div>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--sk-space-3) var(--sk-space-5);
      padding: var(--sk-space-4);
      border: 1px solid var(--sk-hairline);
      border-radius: var(--sk-radius);
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: var(--sk-space-2);
    }
  `,
})
export class LogoField {
  readonly #desk = inject(SettingsDesk);
  readonly #dialogs = inject(Dialogs);
  readonly #notices = inject(Notices);
  protected readonly face = inject(ServerFaceStore);
  protected readonly removing = signal(false);

  protected change(): void {
    void this.#dialogs.open<void, PictureWish>(
      () => import('../../pictures/picture-dialog').then((module) => module.PictureDialog),
      {
        data: {
          title: 'admin.settings.logo.title',
          round: false,
          save: (fileId) => this.#desk.setLogo(fileId),
        },
      },
    );
  }

  protected async remove(): Promise<void> {
    this.removing.set(true);
    try {
      await this.#desk.setLogo(null);
    } catch (thrown) {
      void this.#notices.failure(thrown);
    } finally {
      this.removing.set(false);
    }
  }
}
