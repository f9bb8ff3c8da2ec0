import { Service, inject, signal } from '@angular/core';
import { type ErrorCode, LIMITS } from '#contracts';
import { FileMessages } from '../../../core/file-messages';
import { ServerInfoStore } from '../../../core/server-info-store';
import { uploadRefusal } from '../../../core/uploads/upload-refusal';
import type { UploadPlace } from '../../../core/uploads/upload-storage';
import { Uploads } from '../../../core/uploads/uploads';

/** A file that was not taken, and why. */
export interface RefusedFile {
  readonly name: string;
  readonly size: number;
  readonly code: ErrorCode | 'tooMany';
}

const keyOf = ({ room, thread }: UploadPlace) => thread ?? room;

/** Takes files that somebody chose, dropped or pasted; what this server would refuse is not even sent. */
@Service()
export class Attaching {
  readonly #messages = inject(FileMessages);
  readonly #server = inject(ServerInfoStore);
  readonly #uploads = inject(Uploads);
  readonly #refused = signal<ReadonlyMap<string, readonly RefusedFile[]>>(new Map());

  /** What was not taken the last time. */
  refused(place: UploadPlace): readonly RefusedFile[] {
    return this.#refused().get(keyOf(place)) ?? [];
  }

  forgive(place: UploadPlace): void {
    this.#refuse(place, []);
  }

  async take(place: UploadPlace, files: readonly File[]): Promise<void> {
    await this.#server.load();
    const { uploads: rules } = this.#server.info();
    let free = LIMITS.filesPerMessage.max - this.#messages.loose(place).length;
    const refused: RefusedFile[] = [];
    for (const blob of files) {
      const { name, size } = blob;
      const code = uploadRefusal(blob, rules) ?? (free > 0 ? null : 'tooMany');
      if (code) {
        refused.push({ name, size, code });
        continue;
      }
      free -= 1;
      this.#uploads.add(place, { name, blob });
    }
    this.#refuse(place, refused);
  }

  #refuse(place: UploadPlace, refused: readonly RefusedFile[]): void {
    this.#refused.update((all) => new Map(all).set(keyOf(place), refused));
  }
}
