import {
  Component,
  DOCUMENT,
  Injector,
  type ElementRef,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { TranslatePipe } from '@ngx-translate/core';
import { type ErrorCode, LIMITS, type Message, type Room, codePointLength, postRefusal } from '#contracts';
import { cleanText, isBlank } from '#text';
import { Drafts } from '../../core/drafts';
import { draftOf } from '../../core/echo';
import { MessageActions } from '../../core/message-actions';
import { Outbox } from '../../core/outbox';
import { PreferencesStore } from '../../core/preferences-store';
import { RoomsStore } from '../../core/rooms-store';
import { SessionStore } from '../../core/session-store';
import { TypingStore } from '../../core/typing-store';
import { EmojiPickers } from '../../emoji/emoji-pickers';
import { CountPipe } from '../../i18n/count';
import { AutoDir } from '../../text/auto-dir';
import { insertAtCaret, replaceRange } from '../../text/insert-at-caret';
import { Icon } from '../../ui/icon';
import { Notices } from '../../ui/notices';
import { Viewport } from '../shell/viewport';
import { ClosedLine } from './closed-line';
import { CommandRunner } from './command-runner';
import { commandText, readTyped } from './commands';
import { Completion } from './completion';
import { CompletionList } from './completion-list';
import { ComposerState } from './composer-state';
import { AttachButton } from './files/attach-button';
import { ComposerFiles } from './files/composer-files';
import { RefusedFiles } from './files/refused-files';
import { Tray } from './files/tray';
import { type Format, formatted } from './format';
import { FormatBar } from './format-bar';
import { LastOwn } from './last-own';
import { SlowLine } from './slow-line';
import { splitText } from './split-text';
import { TaskStrip } from './task-strip';
import type { VoiceFile } from './voice/voice-file';
import { VoiceRecorder } from './voice/voice-recorder';
import { formatOf, isComposing, sends } from './writing-keys';

/** The counter shows when this much or less is left. */
const NEAR_LIMIT = 200;

/**
 * Where a message is written, answered or edited. What is typed stays with its room or thread until it is sent; what
 * is typed over a message goes with the editing.
 */
@Component({
  selector: 'sk-composer',
  imports: [
    AttachButton,
    AutoDir,
    ClosedLine,
    CompletionList,
    CountPipe,
    FormatBar,
    Icon,
    MatIconButton,
    RefusedFiles,
    SlowLine,
    TaskStrip,
    TranslatePipe,
    Tray,
    VoiceRecorder,
  ],
  templateUrl: './composer.html',
  styleUrl: './composer.scss',
})
export class Composer {
  readonly #actions = inject(MessageActions);
  readonly #injector = inject(Injector);
  readonly #commands = inject(CommandRunner);
  readonly #drafts = inject(Drafts);
  readonly #lastOwn = inject(LastOwn);
  readonly #notices = inject(Notices);
  readonly #outbox = inject(Outbox);
  readonly #pickers = inject(EmojiPickers);
  readonly #preferences = inject(PreferencesStore);
  readonly #rooms = inject(RoomsStore);
  readonly #session = inject(SessionStore);
  readonly #state = inject(ComposerState);
  readonly #typing = inject(TypingStore);

  readonly room = input.required<Room>();
  /** Id of the message whose thread it writes to; absent in the room. */
  readonly thread = input<string>();
  /** Something new was said: whoever says it wants to see it. */
  readonly sent = output();

  private readonly area = viewChild<ElementRef<HTMLTextAreaElement>>('area');
  private readonly direction = viewChild(AutoDir);
  readonly #roomId = computed(() => this.room().id);
  readonly #place = computed(() => this.thread() ?? this.#roomId());
  protected readonly task = computed(() => this.#state.task(this.#place()));
  protected readonly editing = computed((): Message | null => {
    const task = this.task();
    return task?.kind === 'edit' ? task.message : null;
  });
  protected readonly text = linkedSignal(
    () => this.editing()?.text ?? this.#drafts.read(this.#roomId(), this.thread()),
  );
  protected readonly files = new ComposerFiles(
    computed(() => ({ room: this.#roomId(), thread: this.thread() })),
  );
  protected readonly speaking = signal(false);
  protected readonly name = computed(() => this.#rooms.nameOf(this.room()));
  protected readonly listId = computed(() => `sk-completion-${this.#place()}`);
  protected readonly completion = new Completion(this.room);
  protected readonly enterSends = this.#preferences.enterToSend;
  protected readonly formatting = signal(false);
  protected readonly inRoom = signal(false);
  /** Why a command was not carried out: a key of the translations. */
  protected readonly hint = linkedSignal<string, string | null>({
    source: this.text,
    computation: () => null,
  });
  /** Why nobody writes here, if so. */
  protected readonly closed = computed((): ErrorCode | null => {
    const user = this.#session.user();
    return user ? postRefusal(user, this.room(), this.room().membership) : 'auth.required';
  });
  protected readonly mute = computed(() => this.#session.user()?.mute ?? this.room().membership?.mute);
  /** Seconds between two messages of one's own. */
  protected readonly slowness = computed(() => {
    const { settings, membership } = this.room();
    const isHurried = this.#session.user()?.role !== 'member' || membership?.role !== 'member';
    return isHurried ? 0 : (settings.slowMode ?? 0);
  });
  /** Whether it is too early for the next one. */
  protected readonly waiting = signal(false);
  protected readonly left = computed(() => LIMITS.messageText.max - codePointLength(this.text()));
  protected readonly counted = computed(() => this.left() <= NEAR_LIMIT);
  protected readonly sendable = computed(() => {
    const editing = this.editing();
    if (!editing && this.slowness() > 0 && this.waiting()) return false;
    const files = editing ? (editing.files ?? []) : this.files.list();
    return this.left() >= 0 && (files.length > 0 || !isBlank(this.text()));
  });
  /** Where nothing is written, one can speak. */
  protected readonly speakable = computed(
    () => !this.editing() && isBlank(this.text()) && this.files.list().length === 0,
  );
  /** The messages a text would be that is too long for one. */
  protected readonly parts = computed(() =>
    this.left() < 0 ? splitText(cleanText(this.text()), LIMITS.messageText.max) : [],
  );

  constructor() {
    const document = inject(DOCUMENT);
    const viewport = inject(Viewport);
    afterNextRender(() => {
      // Who came by a link wants to write; on a phone the keyboard would hide what was said.
      const came = document.activeElement !== document.body;
      if (came && !viewport.narrow()) this.#focus();
    });
    effect(() => {
      if (this.task()) untracked(() => this.#focus());
    });
    effect((onCleanup) => {
      const message = this.editing();
      const direction = this.direction();
      if (message && direction) untracked(() => onCleanup(readAs(direction, message.dir)));
    });
    effect(() => {
      const words = this.#state.words(this.#place());
      const area = this.area()?.nativeElement;
      if (words && area) untracked(() => this.#write(area, words));
    });
  }

  protected typed(text: string): void {
    this.text.set(text);
    if (this.editing()) return;
    this.#drafts.write(this.#roomId(), text, this.thread());
    if (isBlank(text)) this.#typing.stopTyping(this.#roomId(), this.thread());
    else this.#typing.notifyTyping(this.#roomId(), this.thread());
  }

  /** While a word is being composed every key belongs to the keyboard. */
  protected keyed(event: KeyboardEvent, area: HTMLTextAreaElement): void {
    if (isComposing(event)) return;
    const format = formatOf(event);
    if (this.completion.keyed(event, area)) this.#taken(event);
    else if (sends(event, this.enterSends())) {
      event.preventDefault();
      this.send();
    } else if (format) {
      event.preventDefault();
      this.format(format);
    } else if (event.key === 'Escape' && this.task()) {
      this.#taken(event);
      this.cancel();
    } else if (event.key === 'ArrowUp' && area.value === '' && this.#editLast()) event.preventDefault();
  }

  /** The caret went elsewhere. */
  protected moved({ key }: KeyboardEvent, area: HTMLTextAreaElement): void {
    if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(key)) this.completion.look(area);
  }

  protected send(): void {
    if (!this.sendable()) return;
    const text = cleanText(this.text());
    const message = this.editing();
    if (message) void this.#edit(message, text);
    else if (this.files.stuck()) this.hint.set('uploads.failedInTray');
    else if (isBlank(text)) this.#post('');
    else this.#take(text);
  }

  protected pasted(event: ClipboardEvent): void {
    if (!this.editing()) this.files.paste(event);
  }

  protected attach(files: readonly File[]): void {
    this.files.add(files);
    this.#focus();
  }

  /** A text too long for a message, as a file beside it. */
  protected sendAsFile(): void {
    this.files.addText(cleanText(this.text()));
    this.typed('');
    this.#focus();
  }

  protected spoken(file: VoiceFile): void {
    this.#post('', [this.files.addVoice(file)]);
    this.stopSpeaking();
  }

  protected stopSpeaking(): void {
    this.speaking.set(false);
    afterNextRender(() => this.#focus(), { injector: this.#injector });
  }

  /** A text too long for one message, as several. */
  protected sendParts(): void {
    for (const part of this.parts()) this.#post(part);
  }

  protected cancel(): void {
    this.#state.clear(this.#place());
    this.#focus();
  }

  protected format(format: Format): void {
    const area = this.area()?.nativeElement;
    if (!area) return;
    const { value, selectionStart, selectionEnd } = area;
    replaceRange(area, formatted(value, selectionStart, selectionEnd, format));
  }

  protected async newPoll(): Promise<void> {
    if (await this.#commands.run('poll', '', this.room())) this.sent.emit();
  }

  protected insertZwnj(): void {
    this.direction()?.insertZwnj();
  }

  protected async pickEmoji({ currentTarget }: Event): Promise<void> {
    if (!(currentTarget instanceof HTMLElement)) return;
    const emoji = await this.#pickers.open(currentTarget);
    const area = this.area()?.nativeElement;
    if (emoji !== null && area) insertAtCaret(area, emoji);
  }

  /** Words that came from elsewhere. */
  #write(area: HTMLTextAreaElement, words: string): void {
    this.#state.written(this.#place());
    insertAtCaret(area, words);
  }

  #take(typed: string): void {
    const read = readTyped(typed);
    if (read.kind === 'text') this.#post(read.text);
    else if (read.kind === 'unknown') this.hint.set('composer.unknownCommand');
    else if (read.name === 'me' || read.name === 'shrug') this.#say(commandText(read.name, read.rest));
    else void this.#run(read.name, read.rest);
  }

  #say(text: string | null): void {
    if (text === null) this.hint.set('composer.needsMore');
    else this.#post(text);
  }

  async #run(...[name, rest]: [Parameters<CommandRunner['run']>[0], string]): Promise<void> {
    const [room, thread] = [this.room(), this.thread()];
    try {
      if (!(await this.#commands.run(name, rest, room))) return;
      if (name === 'poll') this.sent.emit();
      // It may have led to another room, whose text is its own.
      if (room.id === this.#roomId() && thread === this.thread()) this.typed('');
      else this.#drafts.write(room.id, '', thread);
    } catch (thrown) {
      void this.#notices.failure(thrown);
    }
  }

  #post(text: string, uploads = this.files.ids): void {
    const task = this.task();
    const draft = draftOf({
      text,
      thread: this.thread(),
      inRoom: this.inRoom(),
      dir: this.direction()?.chosen() ?? undefined,
      replyTo: task?.kind === 'reply' ? task.message.id : undefined,
    });
    this.#outbox.send(this.#roomId(), draft, uploads);
    this.files.forgive();
    this.#state.clear(this.#place());
    this.typed('');
    this.#focus();
    this.sent.emit();
  }

  async #edit(message: Message, text: string): Promise<void> {
    const chosen = this.direction()?.chosen() ?? undefined;
    try {
      if (text !== message.text || chosen !== message.dir)
        await this.#actions.edit(message, { text, dir: chosen ?? 'auto' });
      this.cancel();
    } catch (thrown) {
      void this.#notices.failure(thrown);
    }
  }

  #editLast(): boolean {
    const message = this.task() ? undefined : this.#lastOwn.find(this.room(), this.thread());
    if (message) this.#state.edit(this.#place(), message);
    return message !== undefined;
  }

  #taken(event: Event): void {
    event.preventDefault();
    event.stopPropagation();
  }

  #focus(): void {
    this.area()?.nativeElement.focus({ preventScroll: true });
  }
}

/** Shows the direction of a message that is edited; what is answered gives the draft its own back. */
function readAs(field: AutoDir, dir: Message['dir']): () => void {
  const before = field.chosen();
  field.choose(dir ?? null);
  return () => field.choose(before);
}
