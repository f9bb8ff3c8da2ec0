import { Injectable } from '@angular/core';
import { TranslateLoader, type TranslationObject } from '@ngx-translate/core';
import { type Observable, from } from 'rxjs';

/** Each language is a chunk of its own with a hashed name: one is downloaded, and cached for good. */
@Injectable()
export class BundledTranslations implements TranslateLoader {
  getTranslation(language: string): Observable<TranslationObject> {
    return from(
      (language === 'en' ? import('../../i18n/en.json') : import('../../i18n/fa.json')).then(
        (module): TranslationObject => module.default,
      ),
    );
  }
}
