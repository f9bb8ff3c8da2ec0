import { type ApplicationConfig, inject, provideAppInitializer } from '@angular/core';
import { provideHttpClient } from '@angular/common/http';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { TranslateService, provideTranslateLoader, provideTranslateService } from '@ngx-translate/core';
import { firstValueFrom } from 'rxjs';
import { routes } from './app.routes';
import { BundledTranslations } from './i18n/bundled-translations';

export const appConfig: ApplicationConfig = {
  providers: [
    provideRouter(routes, withComponentInputBinding()),
    provideHttpClient(),
    provideTranslateService({ loader: provideTranslateLoader(BundledTranslations) }),
    // The language's sentences are there before the first component is drawn: keys are never seen.
    provideAppInitializer(() => firstValueFrom(inject(TranslateService).use(document.documentElement.lang))),
  ],
};
