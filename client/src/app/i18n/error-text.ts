import { Service, inject } from '@angular/core';
import { TranslateService } from '@ngx-translate/core';
import type { FieldCode } from '#contracts';
import { ApiError } from '../core/api-error';
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

  /** The sentence for anything that was thrown, with the time to wait where the server gave one. */
  of(thrown: unknown): string {
    const sentence = this.#sentence(`errors.${ApiError.codeOf(thrown)}`);
    const wait = thrown instanceof ApiError ? thrown.retryAfterMs : undefined;
    return wait ? `${sentence} ${this.#waiting(wait)}` : sentence;
  }

  #sentence(key: string): string {
    const sentence: unknown = this.#translate.instant(key);
    return String(sentence);
  }

  #waiting(milliseconds: number): string {
    const seconds = Math.ceil(milliseconds / 1_000);
    return seconds < 60
      ? this.#counting.sentence('wait.seconds', seconds)
      : this.#counting.sentence('wait.minutes', Math.ceil(seconds / 60));
  }
}
