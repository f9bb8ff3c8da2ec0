import { Component, computed, inject, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { FileMessages } from '../../core/file-messages';
import { Outbox } from '../../core/outbox';
import { SessionStore } from '../../core/session-store';
import { type PendingUpload, fileInfoOf } from '../../core/uploads/pending-upload';
import { Uploads } from '../../core/uploads/uploads';
import { NumberPipe } from '../../i18n/count';
import { UploadCard } from '../composer/files/upload-card';
import { Album } from '../files/album';

const isMoving = ({ state }: PendingUpload) => state !== 'ready' && state !== 'failed';

/**
 * The files of a message that is on its way: its pictures as they will stand there, how far all has come, and what to
 * do about a file that does not come.
 */
@Component({
  selector: 'sk-sending-files',
  imports: [Album, NumberPipe, TranslatePipe, UploadCard],
  template: `
    @if (pictures().length > 0) {
      <sk-album inert [files]="pictures()" [author]="author()" [local]="sources()" />
    }
    @if (percent(); as percent) {
      <p class="all">
        <span
          class="bar"
          role="progressbar"
          aria-valuemin="0"
          aria-valuemax="100"
          [attr.aria-valuenow]="percent"
          [attr.aria-label]="'echo.uploading' | translate"
        >
          <span [style.inline-size.%]="percent"></span>
        </span>
        <span>{{ 'uploads.percent' | translate: { n: percent | skNumber } }}</span>
        <button type="button" (click)="outbox.discard(clientId())">{{ 'app.cancel' | translate }}</button>
      </p>
    }
    @for (upload of cards(); track upload.id) {
      <sk-upload-card
        [upload]="upload"
        (retried)="uploads.retry(upload.id)"
        (removed)="leaveOut(upload.id)"
      />
    }
    @for (id of missing(); track id) {
      <p class="note">
        <span role="alert">{{ 'uploads.missing' | translate }}</span>
        <button type="button" (click)="leaveOut(id)">{{ 'uploads.leaveOut' | translate }}</button>
      </p>
    }
    @if (failed()) {
      <p class="note">
        <span role="alert">{{ 'uploads.messageWaits' | translate }}</span>
        <button type="button" (click)="outbox.discard(clientId())">{{ 'echo.discard' | translate }}</button>
      </p>
    }
  `,
  styleUrl: './sending-files.scss',
})
export class SendingFiles {
  readonly #messages = inject(FileMessages);
  readonly #session = inject(SessionStore);
  protected readonly outbox = inject(Outbox);
  protected readonly uploads = inject(Uploads);

  readonly clientId = input.required<string>();
  readonly text = input.required<string>();
  /** Ids of its uploads. */
  readonly ids = input.required<readonly string[]>();

  readonly #known = computed(() => this.ids().flatMap((id) => this.uploads.get(id) ?? []));
  readonly #shown = computed(() =>
    this.#known().filter(({ kind, state }) => kind === 'image' && state !== 'failed'),
  );
  protected readonly pictures = computed(() => this.#shown().map(fileInfoOf));
  protected readonly sources = computed(
    () => new Map(this.#shown().map((upload) => [fileInfoOf(upload).id, upload.url])),
  );
  protected readonly cards = computed(() =>
    this.#known().filter((upload) => !this.#shown().includes(upload)),
  );
  protected readonly missing = computed(() =>
    this.uploads.restored() ? this.ids().filter((id) => !this.uploads.get(id)) : [],
  );
  protected readonly failed = computed(() => this.#known().some(({ state }) => state === 'failed'));
  /** Of the pictures together; null when they are there. */
  protected readonly percent = computed(() => {
    const shown = this.#shown();
    if (!shown.some(isMoving)) return null;
    const sum = (part: (upload: PendingUpload) => number) =>
      shown.reduce((all, upload) => all + part(upload), 0);
    return Math.max(1, Math.floor((100 * sum(({ sent }) => sent)) / sum(({ size }) => size)));
  });
  protected readonly author = computed(() => this.#session.user()?.displayName ?? '');

  protected leaveOut(upload: string): void {
    this.#messages.leaveOut({ clientId: this.clientId(), text: this.text(), uploads: this.ids() }, upload);
  }
}
