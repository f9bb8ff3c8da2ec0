import { Component, computed, inject, input, resource } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import type { FileInfo } from '#contracts';
import { Api } from '../../../core/api';
import { Alert } from '../../../ui/field/alert';
import { parseCsv } from './csv';
import { decoded } from './decoded';

const SHOWN_BYTES = 1_000_000;
const MOST = { rows: 1_000, columns: 60 };

/** Separated values as a table, its first row as the head. */
@Component({
  selector: 'sk-table-view',
  imports: [Alert, TranslatePipe],
  template: `
    @if (bytes.isLoading()) {
      <p role="status">{{ 'app.loading' | translate }}</p>
    }
    <sk-alert [thrown]="bytes.error()" />
    @if (table(); as shown) {
      <table>
        <thead>
          <tr>
            @for (value of shown.rows[0]; track $index) {
              <th scope="col" dir="auto">{{ value }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of shown.rows.slice(1); track $index) {
            <tr>
              @for (value of row; track $index) {
                <td dir="auto">{{ value }}</td>
              }
            </tr>
          }
        </tbody>
      </table>
      @if (shown.cut || cut()) {
        <p class="cut">{{ 'viewer.cut' | translate }}</p>
      }
    }
  `,
  styleUrls: ['./paper.scss', './table-view.scss'],
})
export class TableView {
  readonly #api = inject(Api);
  readonly file = input.required<FileInfo>();

  protected readonly bytes = resource({
    params: () => this.file().id,
    loader: ({ params }) => this.#api.fileBytes(params, SHOWN_BYTES),
  });
  protected readonly table = computed(() =>
    this.bytes.hasValue() ? parseCsv(decoded(this.bytes.value()), MOST) : null,
  );
  protected readonly cut = computed(() => this.file().size > SHOWN_BYTES);
}
