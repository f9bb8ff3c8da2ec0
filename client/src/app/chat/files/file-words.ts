import { Service, inject } from '@angular/core';
import { TranslateService } from '@ngx-translate/core';
import type { FileInfo, Message } from '#contracts';
import { PreferencesStore } from '../../core/preferences-store';
import { formatLength } from '../../dates/formats';
import { Counting } from '../../i18n/count';
import { isolate } from '../../ui/isolate';
import { fileSize } from './file-size';

/** What files are called where they are not shown: in lists, notices and to screen readers. */
@Service()
export class FileWords {
  readonly #counting = inject(Counting);
  readonly #preferences = inject(PreferencesStore);
  readonly #translate = inject(TranslateService);

  /** "Picture", "3 videos", the name of a document. */
  of(files: readonly FileInfo[]): string {
    const [first] = files;
    if (!first) return '';
    const alike = files.every(({ kind }) => kind === first.kind);
    if (alike && (first.kind === 'image' || first.kind === 'video' || first.kind === 'voice'))
      return this.#counting.sentence(`files.some.${first.kind}`, files.length);
    return files.length === 1 ? first.name : this.#counting.sentence('files.some.file', files.length);
  }

  /** What a message says, in one line: its words, or what was sent without any. */
  line({ text, files = [] }: Pick<Message, 'text' | 'files'>): string {
    return text === '' ? this.of(files) : text;
  }

  /** What a picture shows to whoever does not see it. */
  alternative(file: FileInfo, author: string): string {
    const kind = file.kind === 'video' ? 'video' : 'image';
    return this.#say(`files.alternative.${kind}`, { name: isolate(file.name), author: isolate(author) });
  }

  size({ size }: Pick<FileInfo, 'size'>): string {
    const { n, unit } = fileSize(size, this.#preferences.digits());
    return this.#say(unit, { n });
  }

  length(seconds: number): string {
    return formatLength(seconds, this.#preferences.digits());
  }

  #say(key: string, values: Record<string, string>): string {
    this.#translate.currentLang();
    return String(this.#translate.instant(key, values) as unknown);
  }
}
