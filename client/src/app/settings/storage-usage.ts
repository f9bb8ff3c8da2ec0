import { Component, computed, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';
import { FileWords } from '../chat/files/file-words';
import { Api } from '../core/api';
import { SessionStore } from '../core/session-store';
import { Alert } from '../ui/field/alert';

/** How much of the room there is for files one's own take. */
@Component({
  selector: 'sk-storage-usage',
  imports: [Alert, RouterLink, TranslatePipe],
  template: `
    <h3>{{ 'fileList.yours' | translate }}</h3>
    <sk-alert [thrown]="usage.error()" />
    @if (words(); as known) {
      <p id="sk-usage">
        @if (known.quota) {
          {{ 'fileList.usedOf' | translate: known }}
        } @else {
          {{ 'fileList.used' | translate: known }}
        }
      </p>
      @if (known.share !== null) {
        <progress aria-labelledby="sk-usage" max="1" [value]="known.share"></progress>
      }
    }
    <p>
      <a routerLink="/files" [queryParams]="{ from: username() }">{{ 'fileList.show' | translate }}</a>
    </p>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--sk-space-3);
    }
    h3 {
      font-size: var(--sk-text-title);
      font-weight: 650;
    }
    progress {
      inline-size: 100%;
      block-size: 0.5rem;
      accent-color: var(--mat-sys-primary);
    }
    a {
      display: inline-block;
      padding-block: var(--sk-space-2);
    }
  `,
})
export class StorageUsage {
  readonly #api = inject(Api);
  readonly #words = inject(FileWords);
  protected readonly username = inject(SessionStore).username;

  protected readonly usage = resource({ loader: () => this.#api.filesUsage() });
  protected readonly words = computed(() => {
    if (!this.usage.hasValue()) return null;
    const { used, quota } = this.usage.value();
    return {
      used: this.#words.size({ size: used }),
      quota: quota === undefined ? '' : this.#words.size({ size: quota }),
      share: quota ? Math.min(1, used / quota) : null,
    };
  });
}
