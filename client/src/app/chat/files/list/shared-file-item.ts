import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';
import type { SharedFile } from '#contracts';
import { downloadOf, previewOf } from '../../../core/file-address';
import { PreferencesStore } from '../../../core/preferences-store';
import { RoomsStore } from '../../../core/rooms-store';
import { fullDateTime, shortDate } from '../../../dates/calendar';
import { Today } from '../../../dates/today';
import { Icon } from '../../../ui/icon';
import { isolate } from '../../../ui/isolate';
import { roomAddress } from '../../chat-url';
import { MessageAddress } from '../../message/message-address';
import { iconOf, isPicture, viewerOf } from '../file-kind';
import { FileName } from '../file-name';
import { FileWords } from '../file-words';
import { Picture } from '../picture';

/** A file in a list: what it is, who shared it when, and the ways to it and to its message. */
@Component({
  selector: 'sk-shared-file-item',
  imports: [FileName, Icon, Picture, RouterLink, TranslatePipe],
  template: `
    @if (preview(); as source) {
      <sk-picture class="thumb" alt="" [source]="source" [hash]="shared().file.blurHash" />
    } @else {
      <span class="thumb"><sk-icon [name]="icon()" /></span>
    }
    <div class="about">
      @if (isVoice()) {
        <span class="name">{{ called() }}</span>
      } @else {
        <sk-file-name class="name" [name]="called()" />
      }
      <p>
        <bdi>{{ measure() }}</bdi>
        <span aria-hidden="true">·</span>
        <bdi class="who">{{ shared().displayName }}</bdi>
        <span aria-hidden="true">·</span>
        <time [attr.datetime]="shared().timestamp" [attr.title]="when().full">{{ when().short }}</time>
      </p>
    </div>
    @if (opens()) {
      <button
        class="open"
        type="button"
        aria-haspopup="dialog"
        [attr.aria-label]="'files.openNamed' | translate: { name: name() }"
        (click)="opened.emit()"
      ></button>
    }
    <a [routerLink]="place()" [attr.aria-label]="'fileList.toMessage' | translate: { name: name() }">
      <sk-icon name="chat" />
    </a>
    <a
      [href]="download()"
      [download]="shared().file.name"
      [attr.aria-label]="'files.downloadNamed' | translate: { name: name() }"
    >
      <sk-icon name="download" />
    </a>
  `,
  styleUrls: ['../file-line.scss', './shared-file-item.scss'],
})
export class SharedFileItem {
  readonly #addresses = inject(MessageAddress);
  readonly #preferences = inject(PreferencesStore);
  readonly #rooms = inject(RoomsStore);
  readonly #today = inject(Today);
  protected readonly words = inject(FileWords);

  readonly shared = input.required<SharedFile>();
  /** It is to be looked at here. */
  readonly opened = output();

  protected readonly icon = computed(() => iconOf(this.shared().file));
  protected readonly isVoice = computed(() => this.shared().file.kind === 'voice');
  /** The names of recordings are nobody's choice and say nothing. */
  protected readonly called = computed(() => {
    const { file } = this.shared();
    return this.isVoice() ? this.words.of([file]) : file.name;
  });
  protected readonly measure = computed(() => {
    const { file } = this.shared();
    return this.isVoice() && file.duration !== undefined
      ? this.words.length(file.duration)
      : this.words.size(file);
  });
  protected readonly name = computed(() => isolate(this.called()));
  protected readonly download = computed(() => downloadOf(this.shared().file.id));
  protected readonly preview = computed(() => {
    const { id, hasPreview } = this.shared().file;
    return hasPreview ? previewOf(id) : null;
  });
  protected readonly opens = computed(() => {
    const { file } = this.shared();
    return isPicture(file) || viewerOf(file) !== undefined;
  });
  protected readonly place = computed(() => {
    const { room, seq, thread } = this.shared();
    if (thread) return this.#addresses.thread({ id: thread, room });
    return roomAddress(this.#rooms.find(room)?.slug ?? room, seq);
  });
  protected readonly when = computed(() => {
    const at = new Date(this.shared().timestamp);
    const reading = this.#preferences.reading();
    return { short: shortDate(at, reading, this.#today.now()), full: fullDateTime(at, reading) };
  });
}
