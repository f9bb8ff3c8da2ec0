import { Service, effect, inject, untracked } from '@angular/core';
import { type Echo, isHeld } from './echo';
import { Outbox } from './outbox';
import type { PendingUpload } from './uploads/pending-upload';
import { Uploads } from './uploads/uploads';
import type { UploadPlace } from './uploads/upload-storage';

/** Messages and the files that go with them: which files wait for a message, and which message for files. */
@Service()
export class FileMessages {
  readonly #outbox = inject(Outbox);
  readonly #uploads = inject(Uploads);

  constructor() {
    effect(() => {
      if (!this.#uploads.restored()) return;
      for (const echo of this.#outbox.echoes()) {
        const fileIds = isHeld(echo) ? this.#fileIds(echo) : null;
        if (fileIds) untracked(() => this.#outbox.bring(echo.clientId, echo.uploads ?? [], fileIds));
      }
    });
  }

  /** Files that were added in a room or thread and belong to no message yet. */
  loose({ room, thread }: UploadPlace): PendingUpload[] {
    const taken = new Set(this.#outbox.echoes().flatMap(({ uploads = [] }) => uploads));
    return this.#uploads
      .all()
      .filter((each) => each.room === room && each.thread === thread && !taken.has(each.id));
  }

  /** Lets a message go without one of its files; without anything left to say it does not go. */
  leaveOut(
    { clientId, text, uploads = [] }: Pick<Echo, 'clientId' | 'text' | 'uploads'>,
    upload: string,
  ): void {
    const rest = uploads.filter((id) => id !== upload);
    if (rest.length === 0 && text === '') return this.#outbox.discard(clientId);
    this.#uploads.discard(upload);
    this.#outbox.bring(clientId, rest);
  }

  /** Null while one of them is not there. */
  #fileIds({ uploads = [] }: Echo): string[] | null {
    const files = uploads.map((id) => this.#uploads.get(id)?.file);
    return files.every((file) => file !== undefined) ? files.map(({ id }) => id) : null;
  }
}
