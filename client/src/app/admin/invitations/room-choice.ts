import { Component, computed, inject, model, resource, signal } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import type { ConsoleRoom } from '#contracts';
import { PreferencesStore } from '../../core/preferences-store';
import { Alert } from '../../ui/field/alert';
import { SearchField } from '../../ui/search-field';
import { ConsoleRoomsApi } from '../rooms/console-rooms-api';

const SHOWN = 6;

/** Rooms of the server, but those everybody is in: what was chosen, and the first of those that fit the words. */
@Component({
  selector: 'sk-room-choice',
  imports: [Alert, SearchField, TranslatePipe],
  template: `
    <fieldset>
      <legend>{{ 'admin.invitations.roomsLabel' | translate }}</legend>
      <p>{{ 'admin.invitations.roomsHint' | translate }}</p>
      <sk-search-field label="admin.invitations.roomsSearch" [(query)]="q" />
      <sk-alert [thrown]="found.error()" />
      @for (room of shown(); track room.id) {
        <label>
          <input type="checkbox" [checked]="isChosen(room)" (change)="toggle(room)" />
          <bdi>{{ room.names?.[language()] ?? room.name }}</bdi>
        </label>
      }
    </fieldset>
  `,
  styles: `
    fieldset {
      display: grid;
      gap: var(--sk-space-1);
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0;
      font-size: var(--sk-text-meta);
      font-weight: 550;
    }
    p {
      color: var(--sk-muted);
      font-size: var(--sk-text-small);
    }
    label {
      display: flex;
      gap: var(--sk-space-3);
      align-items: center;
      min-block-size: var(--sk-touch);
      cursor: pointer;
    }
    input {
      flex: none;
      inline-size: 1.25rem;
      block-size: 1.25rem;
      margin: 0;
    }
  `,
})
export class RoomChoice {
  readonly #api = inject(ConsoleRoomsApi);

  readonly chosen = model<readonly ConsoleRoom[]>([]);

  protected readonly language = inject(PreferencesStore).language;
  protected readonly q = signal('');
  protected readonly found = resource({
    params: () => this.q().trim(),
    loader: async ({ params: q }) => {
      const { items } = await this.#api.list({ ...(q && { q }), order: 'name', archived: false });
      return items.filter(({ isDefault }) => !isDefault);
    },
  });
  protected readonly shown = computed(() => {
    const chosen = this.chosen();
    const found = this.found.hasValue() ? this.found.value() : [];
    const others = found.filter((room) => !chosen.some(({ id }) => id === room.id));
    return [...chosen, ...others.slice(0, SHOWN)];
  });

  protected isChosen({ id }: ConsoleRoom): boolean {
    return this.chosen().some((each) => each.id === id);
  }

  protected toggle(room: ConsoleRoom): void {
    this.chosen.update((before) =>
      this.isChosen(room) ? before.filter(({ id }) => id !== room.id) : [...before, room],
    );
  }
}
