import { Component, computed, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { isolate } from '../../ui/isolate';

/** Says what of the environment decides a setting, where something does. */
@Component({
  selector: 'sk-fixed-note',
  imports: [TranslatePipe],
  template: `
    @if (variable() !== null) {
      {{ 'admin.settings.fixed' | translate: { variable: name() } }}
    }
  `,
  styles: `
    :host {
      display: block;
      color: var(--sk-muted);
      font-size: var(--sk-text-meta);
    }
    :host:empty {
      display: none;
    }
  `,
})
export class FixedNote {
  readonly variable = input.required<string | null>();
  protected readonly name = computed(() => isolate(this.variable() ?? ''));
}
