import { Component, input, model } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { AutoDir } from '../text/auto-dir';
import { Icon } from './icon';

/** A line to search with; its label is spoken and shown inside it. */
@Component({
  selector: 'sk-search-field',
  imports: [AutoDir, Icon, TranslatePipe],
  template: `
    <sk-icon name="search" />
    <input
      #field
      skAutoDir
      type="search"
      autocomplete="off"
      [attr.aria-label]="label() | translate"
      [attr.placeholder]="label() | translate"
      [value]="query()"
      (input)="query.set(field.value)"
    />
  `,
  styles: `
    :host {
      display: block;
      position: relative;
    }
    sk-icon {
      position: absolute;
      inset-block: 0;
      inset-inline-start: var(--sk-space-3);
      margin-block: auto;
      color: var(--sk-muted);
      pointer-events: none;
    }
    input {
      inline-size: 100%;
      min-block-size: 3rem;
      padding-inline: 2.75rem var(--sk-space-3);
      border: 1px solid var(--mat-sys-outline);
      border-radius: var(--sk-radius-full);
      color: inherit;
      background: transparent;
      font: inherit;
    }
    input:focus-visible {
      border-color: var(--mat-sys-primary);
      box-shadow: inset 0 0 0 1px var(--mat-sys-primary);
      outline: 0;
    }
  `,
})
export class SearchField {
  readonly label = input.required<string>();
  readonly query = model('');
}
