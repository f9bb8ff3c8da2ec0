import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslatePipe } from '@ngx-translate/core';
import { FILE_TYPES } from '#contracts';
import { Alert } from '../../ui/field/alert';
import { FixedNote } from './fixed-note';
import { SettingsDesk } from './settings-desk';

const KINDS = ['image', 'video', 'audio', 'document', 'archive'] as const;

/** Which types of files the server takes. */
@Component({
  selector: 'sk-file-types-form',
  imports: [Alert, FixedNote, MatButton, TranslatePipe],
  templateUrl: './file-types-form.html',
  styleUrl: './file-types-form.scss',
})
export class FileTypesForm {
  readonly #desk = inject(SettingsDesk);

  protected readonly kinds = KINDS.map((kind) => ({
    kind,
    extensions: FILE_TYPES.filter((type) => type.kind === kind).map(({ extension }) => extension),
  }));
  readonly #saved = computed(() => this.#desk.settings()?.fileTypes ?? [], { equal: isSame });
  protected readonly chosen = linkedSignal<ReadonlySet<string>>(() => new Set(this.#saved()));
  protected readonly isNone = computed(() => this.chosen().size === 0);
  protected readonly variable = computed(() => this.#desk.variableOf('fileTypes'));
  protected readonly failure = signal<unknown>(null);
  protected readonly isChanged = computed(() => !isSame([...this.chosen()], this.#saved()));

  protected toggle(extension: string): void {
    this.chosen.update((before) => {
      const chosen = new Set(before);
      if (!chosen.delete(extension)) chosen.add(extension);
      return chosen;
    });
  }

  protected async save(): Promise<void> {
    this.failure.set(null);
    const fileTypes = this.kinds
      .flatMap(({ extensions }) => extensions)
      .filter((each) => this.chosen().has(each));
    try {
      await this.#desk.save({ fileTypes });
    } catch (thrown) {
      this.failure.set(thrown);
    }
  }
}

/** In whichever order. */
const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((each) => other.includes(each));
