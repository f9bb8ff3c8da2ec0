import { Clipboard } from '@angular/cdk/clipboard';
import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslatePipe } from '@ngx-translate/core';
import { Icon } from '../../ui/icon';

/** A link that is shown once, to be handed on. */
@Component({
  selector: 'sk-link-box',
  imports: [Icon, MatButton, TranslatePipe],
  template: `
    <input
      #field
      type="text"
      readonly
      dir="ltr"
      [value]="address()"
      [attr.aria-label]="label() | translate"
      (focus)="field.select()"
    />
    <button matButton="tonal" type="button" (click)="copy(field)">
      <sk-icon [name]="copied() ? 'check' : 'copy'" />{{
        (copied() ? 'admin.link.copied' : 'admin.link.copy') | translate
      }}
    </button>
    <span class="sk-visually-hidden" role="status">
      {{ copied() ? ('admin.link.copied' | translate) : '' }}
    </span>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--sk-space-2);
      // Room for the ring around the field: what scrolls would cut it.
      padding: 3px;
    }
    input {
      flex: 1 1 14rem;
      min-inline-size: 0;
      block-size: var(--sk-touch);
      padding-inline: var(--sk-space-3);
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: var(--sk-radius);
      color: inherit;
      background: var(--mat-sys-surface-container);
      font: inherit;
      font-size: var(--sk-text-meta);
      text-overflow: ellipsis;
    }
    button {
      flex: none;
    }
    sk-icon {
      inline-size: 1.125rem;
      block-size: 1.125rem;
      margin-inline-end: var(--sk-space-2);
      vertical-align: -0.25em;
    }
  `,
})
export class LinkBox {
  readonly #clipboard = inject(Clipboard);

  /** A path alone where the server does not know by which address people reach it. */
  readonly link = input.required<string>();
  /** What it is for; the key of its words. */
  readonly label = input.required<string>();

  protected readonly copied = signal(false);
  protected readonly address = computed(() => new URL(this.link(), location.origin).href);

  /** Where the browser does not let it be copied it stands selected, for the keys that copy. */
  protected copy(field: HTMLInputElement): void {
    field.select();
    this.copied.set(this.#clipboard.copy(this.address()));
  }
}
