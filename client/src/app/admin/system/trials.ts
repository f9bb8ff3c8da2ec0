import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslatePipe } from '@ngx-translate/core';
import { PreferencesStore } from '../../core/preferences-store';
import { formatNumber } from '../../dates/formats';
import { Icon } from '../../ui/icon';
import { SizeWords } from './size-words';
import { type Finding, TRIALS, type TrialName, TrialRuns } from './trial-runs';

/** Tries the way from this browser to the server, and says in words what to mend. */
@Component({
  selector: 'sk-trials',
  imports: [Icon, MatButton, TranslatePipe],
  template: `
    <div class="head">
      <h3>{{ 'admin.system.trials.title' | translate }}</h3>
      <button matButton="outlined" type="button" [disabled]="busy()" disabledInteractive (click)="run()">
        {{ (busy() ? 'admin.system.trials.trying' : 'admin.system.trials.start') | translate }}
      </button>
    </div>
    <p class="hint">{{ 'admin.system.trials.hint' | translate }}</p>
    <div role="status">
      <ul>
        @for (name of names; track name) {
          @if (found()[name]; as finding) {
            <li [class.failing]="!finding.ok">
              <sk-icon [name]="finding.ok ? 'check' : 'alert'" />
              <div>
                <strong>{{ 'admin.system.trials.name.' + name | translate }}</strong>
                <p>{{ 'admin.system.trials.' + finding.words | translate: parameters(finding) }}</p>
              </div>
            </li>
          }
        }
      </ul>
    </div>
  `,
  styleUrls: ['../ui/console.scss', './parts.scss'],
})
export class Trials {
  readonly #runs = inject(TrialRuns);
  readonly #sizes = inject(SizeWords);
  readonly #preferences = inject(PreferencesStore);

  protected readonly names = TRIALS;
  protected readonly busy = signal(false);
  protected readonly found = signal<Partial<Record<TrialName, Finding>>>({});

  /** One after the other: an upload would make the round trip seem slow. */
  protected async run(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.found.set({});
    for (const name of TRIALS) {
      const finding = await this.#runs.run(name);
      this.found.update((found) => ({ ...found, [name]: finding }));
    }
    this.busy.set(false);
  }

  protected parameters({ n = 0, size = 0, to = '' }: Finding): Record<string, string> {
    return { n: formatNumber(n, this.#preferences.digits()), size: this.#sizes.of(size), to };
  }
}
