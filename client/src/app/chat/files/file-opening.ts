import { Service, inject } from '@angular/core';
import type { FileInfo, Message } from '#contracts';
import { Timelines } from '../../core/timelines';
import { Dialogs } from '../../ui/dialogs';
import { isPicture } from './file-kind';

/** A picture, who showed it, and the id of the message it came with. */
export interface ShownPicture {
  readonly file: FileInfo;
  readonly message: string;
  readonly author: string;
}

/** Pictures one can go through, and the one to begin with. */
export interface PictureWalk {
  readonly pictures: readonly ShownPicture[];
  readonly first: number;
}

/** A document, and the id of the message it came with. */
export interface ShownFile {
  readonly file: FileInfo;
  readonly message: string;
}

/** Shows files large; what that takes is fetched with the first of them. */
@Service()
export class FileOpening {
  readonly #dialogs = inject(Dialogs);
  readonly #timelines = inject(Timelines);

  /** A picture, and from there on all that are loaded of its room. */
  picture(message: Message, file: FileInfo): Promise<void> {
    const loaded = this.#timelines.of(message.room).messages();
    // What stands only in a thread has no neighbours in the room.
    const around = loaded.some(({ id }) => id === message.id) ? loaded : [message];
    return this.walk(picturesOf(around), file);
  }

  /** A picture among others. */
  walk(pictures: readonly ShownPicture[], { id }: FileInfo): Promise<void> {
    const first = Math.max(
      0,
      pictures.findIndex(({ file }) => file.id === id),
    );
    return this.#dialogs.open<void, PictureWalk>(
      () => import('./lightbox/lightbox').then((module) => module.Lightbox),
      { data: { pictures, first }, focus: 'dialog', full: true },
    );
  }

  view(shown: ShownFile): Promise<void> {
    return this.#dialogs.open<void, ShownFile>(
      () => import('./viewer/file-viewer').then((module) => module.FileViewer),
      { data: shown, focus: 'dialog', full: true },
    );
  }
}

function picturesOf(messages: readonly Message[]): ShownPicture[] {
  return messages
    .filter(({ deletedAt }) => !deletedAt)
    .flatMap(({ id: message, files = [], displayName: author }) =>
      files.filter(isPicture).map((file) => ({ file, message, author })),
    );
}
