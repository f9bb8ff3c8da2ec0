import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { type Message, type Poll, canPost } from '#contracts';
import { MessageActions } from '../../core/message-actions';
import { PreferencesStore } from '../../core/preferences-store';
import { RoomsStore } from '../../core/rooms-store';
import { SessionStore } from '../../core/session-store';
import { CountPipe, NumberPipe } from '../../i18n/count';
import { TextLine } from '../../text/text-line';
import { Dialogs } from '../../ui/dialogs';
import { Icon } from '../../ui/icon';
import { Notices } from '../../ui/notices';
import { ClosingWords } from './closing-words';
import { chosenAfter, closingTime, isOpen, percentOf } from './poll-state';

/** A timer of the browser holds at most this long. */
const LONGEST_TIMER_MS = 2_147_483_647;

/** A question and how people answer it; pressing an option is the vote. */
@Component({
  selector: 'sk-poll-card',
  imports: [ClosingWords, CountPipe, Icon, NumberPipe, TextLine, TranslatePipe],
  templateUrl: './poll-card.html',
  styleUrl: './poll-card.scss',
})
export class PollCard {
  readonly #actions = inject(MessageActions);
  readonly #rooms = inject(RoomsStore);
  readonly #session = inject(SessionStore);
  readonly #notices = inject(Notices);
  readonly #dialogs = inject(Dialogs);
  protected readonly preferences = inject(PreferencesStore);

  readonly message = input.required<Message>();
  readonly poll = input.required<Poll>();

  readonly #now = signal(Date.now());
  protected readonly closing = computed(() => closingTime(this.poll()));
  protected readonly open = computed(() => isOpen(this.poll(), this.#now()));
  protected readonly votable = computed(() => {
    const user = this.#session.user();
    const room = this.#rooms.find(this.message().room);
    return this.open() && !!user && !!room && canPost(user, room, room.membership);
  });
  /** What was pressed last, until the server has answered: others' votes that arrive meanwhile do not undo it. */
  readonly #pressed = signal<string[] | null>(null);
  protected readonly mine = computed(() => this.#pressed() ?? this.poll().mine);
  protected readonly options = computed(() =>
    this.poll().options.map((option) => ({
      ...option,
      chosen: this.mine().includes(option.id),
      percent: percentOf(option.votes, this.poll()),
    })),
  );
  #sending: Promise<void> = Promise.resolve();

  constructor() {
    effect((onCleanup) => {
      const left = (this.closing() ?? Infinity) - Date.now();
      if (left <= 0 || left > LONGEST_TIMER_MS) return;
      const timer = setTimeout(() => this.#now.set(Date.now()), left);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected press(option: string): void {
    this.#vote(chosenAfter({ ...this.poll(), mine: this.mine() }, option));
  }

  protected withdraw(): void {
    this.#vote([]);
  }

  protected showVoters(): void {
    void this.#dialogs.open(() => import('./voters-dialog').then((module) => module.VotersDialog), {
      data: this.poll(),
    });
  }

  #vote(options: string[]): void {
    this.#pressed.set(options);
    // One after the other: of two presses the later one must be the last to arrive.
    this.#sending = this.#sending.then(() => this.#send(options));
  }

  async #send(options: string[]): Promise<void> {
    try {
      await this.#actions.vote(this.message(), this.poll(), options);
    } catch (thrown) {
      void this.#notices.failure(thrown);
    }
    if (this.#pressed() === options) this.#pressed.set(null);
  }
}
