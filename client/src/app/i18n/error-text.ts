import { Service, inject } from '@angular/core';
import { TranslateService } from '@ngx-translate/core';
import type { FieldCode } from '#contracts';
import { ApiError } from '../core/api-error';
import { PreferencesStore } from '../core/preferences-store';
import { fullDateTime } from '../dates/calendar';
import { isolate } from '../ui/isolate';
import { Counting } from './count';

/** Fields whose limits have sentences of their own; the others share the general ones. */
const OWN_SENTENCES: Readonly<Record<string, readonly FieldCode[]>> = {
  username: ['tooShort', 'tooLong', 'format'],
  password: ['tooShort', 'tooLong'],
  newPassword: ['tooShort', 'tooLong'],
  displayName: ['tooLong'],
  bio: ['tooLong'],
  name: ['tooShort', 'tooLong'],
  description: ['tooLong'],
};

/** Where the sentence for a refused field stands in the language files. */
export function fieldErrorKey(field: string, code: FieldCode): string {
  if (!OWN_SENTENCES[field]?.includes(code)) return `fieldErrors.${code}`;
  return `fieldErrors.${field === 'newPassword' ? 'password' : field}.${code}`;
}

/** What a refusal says to a person. */
@Service()
export class ErrorText {
  readonly #translate = inject(TranslateService);
  readonly #counting = inject(Counting);
  readonly #preferences = inject(PreferencesStore);

  /** The sentence for anything that was thrown, with the time to wait, the end and the reason where the server gave them. */
  of(thrown: unknown): string {
    const sentence = this.#sentence(`errors.${ApiError.codeOf(thrown)}`);
    if (!(thrown instanceof ApiError)) return sentence;
    const { retryAfterMs, decision } = thrown;
    return [
      sentence,
      ...(retryAfterMs ? [this.#waiting(retryAfterMs)] : []),
      ...this.#decided(decision),
    ].join(' ');
  }

  #decided({ until, reason }: ApiError['decision']): string[] {
    const time = until && fullDateTime(new Date(until), this.#preferences.reading());
    return [
      ...(time ? [this.#sentence('errors.until', { time })] : []),
      ...(reason ? [this.#sentence('errors.because', { reason: isolate(reason) })] : []),
    ];
  }

  #sentence(key: string, values?: Record<string, string>): string {
    const sentence: unknown = this.#translate.instant(key, values);
    return String(sentence);
  }

  #waiting(milliseconds: number): string {
    const seconds = Math.ceil(milliseconds / 1_000);
    return seconds < 60
      ? this.#counting.sentence('wait.seconds', seconds)
      : this.#counting.sentence('wait.minutes', Math.ceil(seconds / 60));
  }
}
