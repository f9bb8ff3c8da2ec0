import { Pipe, type PipeTransform, Service, inject } from '@angular/core';
import { TranslateService } from '@ngx-translate/core';
import { fileSize } from '../../chat/files/file-size';
import { PreferencesStore } from '../../core/preferences-store';

/** Counts of bytes in words. */
@Service()
export class SizeWords {
  readonly #preferences = inject(PreferencesStore);
  readonly #translate = inject(TranslateService);

  of(bytes: number): string {
    const { n, unit } = fileSize(bytes, this.#preferences.digits());
    return String(this.#translate.instant(unit, { n }));
  }
}

/** `bytes | skSize`. Not pure: language and digits may change. */
@Pipe({ name: 'skSize', pure: false })
export class SizePipe implements PipeTransform {
  readonly #words = inject(SizeWords);

  transform(bytes: number): string {
    return this.#words.of(bytes);
  }
}
