import { Component, computed, inject, resource, signal } from '@angular/core';
import { FormRoot, form, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { TranslatePipe } from '@ngx-translate/core';
import {
  ANNOUNCEMENT_LEVELS,
  type AnnouncementLevel,
  type ConsoleAnnouncement,
  LIMITS,
  codePointLength,
} from '#contracts';
import { PreferencesStore } from '../../core/preferences-store';
import { fullDateTime } from '../../dates/calendar';
import { CountPipe } from '../../i18n/count';
import { Choice } from '../../settings/choice';
import { MessageText } from '../../text/message-text';
import { Alert } from '../../ui/field/alert';
import { faultsAtFields } from '../../ui/field/server-faults';
import { TextField } from '../../ui/field/text-field';
import { SelectFilter } from '../ui/select-filter';
import { AnnouncementsApi } from './announcements-api';

/** For how long, in hours; `0` until it is taken back. */
const SPANS = ['0', '1', '24', '72', '168'] as const;
const HOUR_MS = 3_600_000;

interface Draft {
  fa: string;
  en: string;
}

/** Saying something to everybody, and what still stands of what was said. */
@Component({
  selector: 'sk-announcements-section',
  imports: [
    Alert,
    Choice,
    CountPipe,
    FormRoot,
    MatButton,
    MessageText,
    SelectFilter,
    TextField,
    TranslatePipe,
  ],
  templateUrl: './announcements-section.html',
  styleUrls: ['../ui/console.scss', './announcements-section.scss'],
})
export class AnnouncementsSection {
  readonly #api = inject(AnnouncementsApi);
  readonly #preferences = inject(PreferencesStore);

  protected readonly levels = ANNOUNCEMENT_LEVELS;
  protected readonly spans = SPANS;
  protected readonly level = signal<AnnouncementLevel>('info');
  protected readonly span = signal<(typeof SPANS)[number]>('0');
  protected readonly failure = signal<unknown>(null);
  readonly #draft = signal<Draft>({ fa: '', en: '' });
  protected readonly form = form(
    this.#draft,
    (fields) => {
      for (const field of [fields.fa, fields.en])
        validate(field, ({ value }) =>
          codePointLength(value().trim()) > LIMITS.announcement.max ? { kind: 'tooLong' } : null,
        );
    },
    { submission: { action: () => this.#send() } },
  );
  protected readonly isEmpty = computed(() =>
    Object.values(this.#draft()).every((text: string) => text.trim() === ''),
  );

  protected readonly list = resource({ loader: () => this.#api.list() });
  protected readonly rows = computed(() =>
    (this.list.hasValue() ? this.list.value() : []).map((each) => this.#row(each)),
  );

  protected async remove(id: string): Promise<void> {
    this.failure.set(null);
    try {
      await this.#api.remove(id);
    } catch (thrown) {
      this.failure.set(thrown);
    }
    this.list.reload();
  }

  async #send() {
    this.failure.set(null);
    const { fa, en } = this.#draft();
    const hours = Number(this.span());
    try {
      await this.#api.make({
        text: { ...(fa.trim() && { fa: fa.trim() }), ...(en.trim() && { en: en.trim() }) },
        level: this.level(),
        ...(hours > 0 && { endsAt: new Date(Date.now() + hours * HOUR_MS).toISOString() }),
      });
      this.#draft.set({ fa: '', en: '' });
      this.form().reset();
      this.list.reload();
      return undefined;
    } catch (thrown) {
      const faults = faultsAtFields(thrown, { 'text.fa': this.form.fa, 'text.en': this.form.en });
      if (!faults) this.failure.set(thrown);
      return faults;
    }
  }

  #row(announcement: ConsoleAnnouncement) {
    const reading = this.#preferences.reading();
    const { text, createdAt, endsAt } = announcement;
    return {
      announcement,
      texts: [text.fa, text.en].filter((each) => each !== undefined),
      made: fullDateTime(new Date(createdAt), reading),
      ends: endsAt === undefined ? null : fullDateTime(new Date(endsAt), reading),
    };
  }
}
