import {
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  signal,
  viewChildren,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogState,
  MatDialogTitle,
} from '@angular/material/dialog';
import { TranslatePipe } from '@ngx-translate/core';
import { v4 as uuid } from 'uuid';
import { type CreatePollRequest, LIMITS } from '#contracts';
import { cleanLine } from '#text';
import { MessageActions } from '../../core/message-actions';
import { PreferencesStore } from '../../core/preferences-store';
import { NumberPipe } from '../../i18n/count';
import { AutoDir } from '../../text/auto-dir';
import { type Moment, momentOf, typedMoment } from '../../ui/date-time/moment';
import { MomentFields } from '../../ui/date-time/moment-fields';
import { Alert } from '../../ui/field/alert';
import { nextFieldId } from '../../ui/field/field-id';
import { FieldNote } from '../../ui/field/field-note';
import { Icon } from '../../ui/icon';
import { EMPTY_DRAFT, type PollDraft, faultsOf, isSound, saidOptions } from './poll-draft';

const HOUR_MS = 3_600_000;
/** Closing times that are offered by a press. */
const TERMS = [
  { words: 'polls.new.inHour', ms: HOUR_MS },
  { words: 'polls.new.inDay', ms: 24 * HOUR_MS },
  { words: 'polls.new.inWeek', ms: 7 * 24 * HOUR_MS },
] as const;

/** What the dialog begins with. */
export interface PollWish {
  /** The room's id. */
  readonly room: string;
  readonly question?: string;
}

/** A new poll. Closes with true when the room has it. */
@Component({
  selector: 'sk-poll-dialog',
  imports: [
    Alert,
    AutoDir,
    FieldNote,
    Icon,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatIconButton,
    MomentFields,
    NumberPipe,
    TranslatePipe,
  ],
  templateUrl: './poll-dialog.html',
  styleUrls: ['../../ui/field/field.scss', './poll-dialog.scss'],
})
export class PollDialog {
  readonly #actions = inject(MessageActions);
  readonly #dialog = inject<MatDialogRef<PollDialog, boolean>>(MatDialogRef);
  readonly #injector = inject(Injector);
  readonly #preferences = inject(PreferencesStore);
  readonly #wish = inject<PollWish>(MAT_DIALOG_DATA);
  /** The same for every try: the room gets one poll. */
  readonly #clientId = uuid();

  private readonly inputs = viewChildren<string, ElementRef<HTMLInputElement>>('option', {
    read: ElementRef,
  });
  protected readonly id = nextFieldId();
  protected readonly terms = TERMS;
  protected readonly draft = signal<PollDraft>({ ...EMPTY_DRAFT, question: this.#wish.question ?? '' });
  protected readonly sending = signal(false);
  protected readonly failure = signal<unknown>(null);
  /** Faults show once it was tried. */
  readonly #tried = signal(false);
  protected readonly faults = computed(() =>
    this.#tried() ? faultsOf(this.draft(), new Date()) : { options: new Map<number, string>() },
  );
  protected readonly full = computed(() => this.draft().options.length >= LIMITS.pollOptions.max);
  protected readonly removable = computed(() => this.draft().options.length > LIMITS.pollOptions.min);

  protected change(changes: Partial<PollDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...changes }));
  }

  protected write(place: number, text: string): void {
    this.change({ options: this.draft().options.with(place, text) });
  }

  protected add(place: number): void {
    if (this.full()) return;
    this.change({ options: this.draft().options.toSpliced(place, 0, '') });
    this.#focus(place);
  }

  protected remove(place: number): void {
    if (!this.removable()) return;
    this.change({ options: this.draft().options.toSpliced(place, 1) });
    this.#focus(Math.max(0, place - 1));
  }

  /** Enter leads to the next option, and makes one at the end; Backspace takes an empty one away; arrows walk. */
  protected keyed(event: KeyboardEvent, place: number): void {
    if (event.isComposing) return;
    const { options } = this.draft();
    const empty = options[place] === '';
    if (event.key === 'Enter' && place === options.length - 1) this.add(place + 1);
    else if (event.key === 'Enter' || event.key === 'ArrowDown') this.#focus(place + 1);
    else if (event.key === 'ArrowUp') this.#focus(place - 1);
    else if (event.key === 'Backspace' && empty && this.removable()) this.remove(place);
    else return;
    event.preventDefault();
  }

  protected closing(wanted: boolean): void {
    this.change({ closes: wanted ? this.#after(24 * HOUR_MS) : undefined });
  }

  protected closeAfter(ms: number): void {
    this.change({ closes: this.#after(ms) });
  }

  protected async send(): Promise<void> {
    this.#tried.set(true);
    // While the dialog fades out Enter still reaches it.
    if (!isSound(this.faults()) || this.sending() || this.#dialog.getState() !== MatDialogState.OPEN) return;
    this.sending.set(true);
    this.failure.set(null);
    try {
      await this.#actions.createPoll(this.#wish.room, this.#request());
      this.#dialog.close(true);
    } catch (thrown) {
      this.failure.set(thrown);
    } finally {
      this.sending.set(false);
    }
  }

  #request(): CreatePollRequest {
    const { question, multiple, anonymous, closes } = this.draft();
    const closesAt = closes && momentOf(closes)?.toISOString();
    return {
      question: cleanLine(question),
      options: saidOptions(this.draft()),
      multiple,
      anonymous,
      clientId: this.#clientId,
      ...(closesAt && { closesAt }),
    };
  }

  #after(ms: number): Moment {
    return typedMoment(new Date(Date.now() + ms), this.#preferences.reading());
  }

  #focus(place: number): void {
    afterNextRender(() => this.inputs()[place]?.nativeElement.focus(), { injector: this.#injector });
  }
}
