import { Component, inject, input } from '@angular/core';
import { TranslatePipe, TranslateService } from '@ngx-translate/core';

/** A table that is a pile of cards on a phone. Its elements say their roles, which `display` would take from them. */
@Component({
  selector: 'table[skTable]',
  imports: [TranslatePipe],
  template: `
    <caption>
      {{
        caption() | translate
      }}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        @for (column of columns(); track column) {
          <th role="columnheader" scope="col">{{ words() + column | translate }}</th>
        }
      </tr>
    </thead>
    <tbody role="rowgroup">
      <ng-content />
    </tbody>
  `,
  styleUrl: './console-table.scss',
  host: { role: 'table', '[attr.aria-busy]': 'busy()' },
})
export class ConsoleTable {
  readonly caption = input.required<string>();
  /** Where the words of the columns stand. */
  readonly words = input.required<string>();
  readonly columns = input.required<readonly string[]>();
  readonly busy = input(false);
}

@Component({
  selector: 'tr[skRow]',
  template: '<ng-content />',
  styles: `
    :host:hover {
      background: var(--sk-hover);
    }
    @media (max-width: 47.99rem) {
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--sk-space-4);
        padding-block: var(--sk-space-3);
        border-block-end: 1px solid var(--sk-hairline);
      }
    }
  `,
  host: { role: 'row' },
})
export class ConsoleRow {}

/** A cell; on a phone it stands behind the words of its column, if it names one. */
@Component({
  selector: 'td[skCell]',
  template: '<ng-content />',
  styles: `
    :host {
      padding: var(--sk-space-2) var(--sk-space-3);
      border-block-end: 1px solid var(--sk-hairline);
      text-align: start;
      vertical-align: middle;
      overflow-wrap: anywhere;
    }
    @media (max-width: 47.99rem) {
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--sk-space-2);
        align-items: center;
        padding: var(--sk-space-1) 0;
        border: 0;
      }
      :host:first-child {
        flex-basis: 100%;
      }
      :host([data-label])::before {
        content: attr(data-label) ':';
        color: var(--sk-muted);
        font-size: var(--sk-text-meta);
      }
    }
  `,
  host: { role: 'cell', '[attr.data-label]': 'label()' },
})
export class ConsoleCell {
  readonly #table = inject(ConsoleTable);
  readonly #translate = inject(TranslateService);
  readonly column = input('', { alias: 'skCell' });

  protected label(): string | null {
    if (this.column() === '') return null;
    const words: unknown = this.#translate.instant(this.#table.words() + this.column());
    return String(words);
  }
}

/** What a template needs to make one. */
export const CONSOLE_TABLE = [ConsoleTable, ConsoleRow, ConsoleCell] as const;
