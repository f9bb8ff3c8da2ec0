import { Component, computed, inject, linkedSignal, output, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { TranslatePipe, TranslateService } from '@ngx-translate/core';
import { LIMITS, codePointLength } from '#contracts';
import { cleanLine } from '#text';
import { PreferencesStore } from '../../core/preferences-store';
import { PresenceStore } from '../../core/presence-store';
import { SessionStore } from '../../core/session-store';
import { shortDate } from '../../dates/calendar';
import { Today } from '../../dates/today';
import { EmojiPickers } from '../../emoji/emoji-pickers';
import { AutoDir } from '../../text/auto-dir';
import { Alert } from '../../ui/field/alert';
import { Icon } from '../../ui/icon';
import { STATUS_ENDS, type StatusEnd, endOf } from './status-end';

/** What people are most often away for; the words stand under `status.idea`. */
const IDEAS = [
  { name: 'meeting', emoji: '📅' },
  { name: 'meal', emoji: '🍽️' },
  { name: 'road', emoji: '🚗' },
  { name: 'home', emoji: '🏠' },
  { name: 'sick', emoji: '🤒' },
  { name: 'holiday', emoji: '🌴' },
] as const;

/** A few words on what one is doing, an emoji with them, and when they end. */
@Component({
  selector: 'sk-status-form',
  imports: [Alert, AutoDir, Icon, MatButton, MatIconButton, TranslatePipe],
  templateUrl: './status-form.html',
  styleUrl: './status-form.scss',
})
export class StatusForm {
  readonly #pickers = inject(EmojiPickers);
  readonly #preferences = inject(PreferencesStore);
  readonly #presence = inject(PresenceStore);
  readonly #session = inject(SessionStore);
  readonly #today = inject(Today);
  readonly #translate = inject(TranslateService);

  /** It was saved. */
  readonly saved = output();

  readonly #now = computed(() => {
    const user = this.#session.user();
    return user && this.#presence.standing(user.status);
  });
  protected readonly text = linkedSignal(() => this.#now()?.text ?? '');
  protected readonly emoji = linkedSignal(() => this.#now()?.emoji ?? '');
  /** `keep` while the end stands that was chosen earlier. */
  protected readonly end = linkedSignal<StatusEnd | 'keep'>(() => (this.#now()?.until ? 'keep' : 'never'));
  protected readonly ends = STATUS_ENDS;
  protected readonly ideas = IDEAS;
  protected readonly failure = signal<unknown>(null);
  protected readonly busy = signal(false);
  protected readonly given = computed(() => this.text().trim() !== '' || this.emoji() !== '');
  protected readonly tooLong = computed(() => codePointLength(this.text().trim()) > LIMITS.statusText.max);
  protected readonly until = computed(() => {
    const until = this.#now()?.until;
    return until && shortDate(new Date(until), this.#preferences.reading(), this.#today.now());
  });

  protected take({ name, emoji }: (typeof IDEAS)[number]): void {
    const words: unknown = this.#translate.instant(`status.idea.${name}`);
    this.text.set(String(words));
    this.emoji.set(emoji);
  }

  protected async pick({ currentTarget }: Event): Promise<void> {
    if (!(currentTarget instanceof HTMLElement)) return;
    const emoji = await this.#pickers.open(currentTarget);
    if (emoji !== null) this.emoji.set(emoji);
  }

  protected chooseEnd({ target }: Event): void {
    if (target instanceof HTMLSelectElement) this.end.set(target.value as StatusEnd | 'keep');
  }

  protected clear(): Promise<void> {
    this.text.set('');
    this.emoji.set('');
    return this.save();
  }

  protected async save(): Promise<void> {
    if (this.busy() || this.tooLong()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.#session.setStatus({
        text: cleanLine(this.text()),
        emoji: this.emoji(),
        until: this.given() ? this.#until() : '',
      });
      this.saved.emit();
    } catch (thrown) {
      this.failure.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }

  #until(): string {
    const end = this.end();
    return end === 'keep' ? (this.#now()?.until ?? '') : endOf(end, new Date());
  }
}
