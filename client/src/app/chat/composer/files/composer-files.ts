import { type Signal, computed, inject } from '@angular/core';
import { TranslateService } from '@ngx-translate/core';
import { FileMessages } from '../../../core/file-messages';
import type { UploadPlace } from '../../../core/uploads/upload-storage';
import { Uploads } from '../../../core/uploads/uploads';
import type { VoiceFile } from '../voice/voice-file';
import { Attaching } from './attaching';
import { pastedFiles } from './files-in';

/** The files that go with the next message of a composer. Made in an injection context. */
export class ComposerFiles {
  readonly #attaching = inject(Attaching);
  readonly #messages = inject(FileMessages);
  readonly #translate = inject(TranslateService);
  readonly #uploads = inject(Uploads);

  readonly list = computed(() => this.#messages.loose(this.place()));
  /** Some do not come by themselves. */
  readonly stuck = computed(() => this.list().some(({ state }) => state === 'failed'));
  /** What was not taken the last time. */
  readonly refused = computed(() => this.#attaching.refused(this.place()));

  constructor(private readonly place: Signal<UploadPlace>) {}

  get ids(): string[] {
    return this.list().map(({ id }) => id);
  }

  add(files: readonly File[]): void {
    void this.#attaching.take(this.place(), files);
  }

  /** Whether what was pasted are files. */
  paste(event: ClipboardEvent): boolean {
    const files = pastedFiles(event.clipboardData);
    if (files.length === 0) return false;
    event.preventDefault();
    this.add(files);
    return true;
  }

  addText(text: string): void {
    const name: unknown = this.#translate.instant('uploads.textName');
    this.add([new File([text], `${String(name)}.txt`, { type: 'text/plain' })]);
  }

  /** Gives its id, for it goes at once. */
  addVoice(file: VoiceFile): string {
    return this.#uploads.add(this.place(), file);
  }

  forgive(): void {
    this.#attaching.forgive(this.place());
  }
}
