import { Component, computed, inject, input, model } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import type { Room } from '#contracts';
import { PreferencesStore } from '../../core/preferences-store';
import { Choice } from '../../settings/choice';

/** Where a rule holds: in all public rooms, or in those that are chosen. */
@Component({
  selector: 'sk-rule-rooms',
  imports: [Choice, TranslatePipe],
  template: `
    <sk-choice
      label="admin.rules.where"
      words="admin.rules.wheres."
      [options]="wheres"
      [value]="chosen() === null ? 'all' : 'chosen'"
      (chosen)="chosen.set($event === 'all' ? null : [])"
    />
    @if (chosen() !== null) {
      <fieldset>
        <legend class="sk-visually-hidden">{{ 'admin.rules.rooms' | translate }}</legend>
        @for (room of named(); track room.id) {
          <label>
            <input
              #box
              type="checkbox"
              [checked]="chosen()?.includes(room.id)"
              (change)="mark(room.id, box.checked)"
            />
            <bdi>{{ room.name }}</bdi>
          </label>
        }
      </fieldset>
    }
  `,
  styles: `
    :host {
      --sk-legend: var(--sk-text-meta);

      display: grid;
      gap: var(--sk-space-2);
      margin-block-end: var(--sk-space-4);
    }
    fieldset {
      display: grid;
      overflow-y: auto;
      max-block-size: 14rem;
      margin: 0;
      padding: var(--sk-space-2) var(--sk-space-3);
      border: 1px solid var(--mat-sys-outline);
      border-radius: var(--sk-radius);
    }
    label {
      display: flex;
      gap: var(--sk-space-3);
      align-items: center;
      min-block-size: var(--sk-touch);
    }
    input {
      flex: none;
      inline-size: 1.125rem;
      block-size: 1.125rem;
      accent-color: var(--mat-sys-primary);
    }
    bdi {
      overflow-wrap: anywhere;
      min-inline-size: 0;
    }
  `,
})
export class RuleRooms {
  /** What can be chosen from. */
  readonly rooms = input.required<readonly Room[]>();
  /** Ids; null for all of them. */
  readonly chosen = model.required<readonly string[] | null>();

  readonly #language = inject(PreferencesStore).language;
  protected readonly wheres = ['all', 'chosen'] as const;
  protected readonly named = computed(() =>
    this.rooms().map(({ id, name, names }) => ({ id, name: names?.[this.#language()] ?? name })),
  );

  protected mark(id: string, isChosen: boolean): void {
    this.chosen.update((before) => {
      const others = (before ?? []).filter((each) => each !== id);
      return isChosen ? [...others, id] : others;
    });
  }
}
