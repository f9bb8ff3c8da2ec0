import { Component, DOCUMENT, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import { TranslatePipe } from '@ngx-translate/core';
import { MESSAGE_SHORTCUTS } from '../message/message-keys';
import { PAGE_SHORTCUTS, type Shortcut, WRITING_SHORTCUTS } from '../shortcuts';

/** Every shortcut there is, by the place it works in. */
@Component({
  selector: 'sk-shortcuts-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, TranslatePipe],
  template: `
    <h2 mat-dialog-title>{{ 'shortcuts.title' | translate }}</h2>
    <mat-dialog-content tabindex="0">
      @for (group of groups; track group.title) {
        <h3>{{ group.title | translate }}</h3>
        <dl>
          @for (shortcut of group.shortcuts; track shortcut.words) {
            <div>
              <dt>{{ shortcut.words | translate }}</dt>
              <dd dir="ltr">
                @for (key of shortcut.keys; track key) {
                  <kbd>{{ key }}</kbd>
                }
              </dd>
            </div>
          }
        </dl>
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close>{{ 'app.close' | translate }}</button>
    </mat-dialog-actions>
  `,
  styles: `
    h3 {
      margin-block: var(--sk-space-3) var(--sk-space-1);
      font-size: var(--sk-text-meta);
      font-weight: 650;
    }
    dl > div {
      display: flex;
      align-items: center;
      gap: var(--sk-space-4);
      padding-block: var(--sk-space-1);
    }
    dt {
      flex: 1;
    }
    dd {
      display: flex;
      gap: var(--sk-space-1);
    }
    kbd {
      min-inline-size: 1.75rem;
      padding: 0.125rem var(--sk-space-2);
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: var(--sk-radius-small);
      background: var(--mat-sys-surface-container-high);
      font: inherit;
      font-size: var(--sk-text-small);
      text-align: center;
    }
  `,
})
export class ShortcutsDialog {
  readonly #mac = inject(DOCUMENT).defaultView?.navigator.platform.startsWith('Mac') ?? false;
  protected readonly groups = [
    { title: 'shortcuts.page', shortcuts: this.#here(PAGE_SHORTCUTS) },
    { title: 'shortcuts.writing', shortcuts: this.#here(WRITING_SHORTCUTS) },
    { title: 'message.keys.title', shortcuts: this.#here(MESSAGE_SHORTCUTS) },
  ];

  /** As the keys are called on this machine. */
  #here(shortcuts: readonly Shortcut[]): Shortcut[] {
    const named = (key: string) => (this.#mac && key === 'Ctrl' ? '⌘' : key);
    return shortcuts.map(({ keys, words }) => ({ words, keys: keys.map(named) }));
  }
}
