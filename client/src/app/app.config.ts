import {
  type ApplicationConfig,
  ErrorHandler,
  inject,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
} from '@angular/core';
import {
  TitleStrategy,
  provideRouter,
  withComponentInputBinding,
  withNavigationErrorHandler,
  withRouterConfig,
} from '@angular/router';
import { provideTranslateService } from '@ngx-translate/core';
import { routes } from './app.routes';
import { Localization } from './i18n/localization';
import { ErrorReporter } from './shell/error-reporter';
import { FatalError } from './shell/fatal-error';
import { PageTitle } from './shell/page-title';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(
      routes,
      withComponentInputBinding(),
      // A page that could not be fetched or opened: nobody knows what to show instead.
      withNavigationErrorHandler(() => inject(FatalError).report()),
      withRouterConfig({ resolveNavigationPromiseOnError: true }),
    ),
    provideTranslateService(),
    provideAppInitializer(() => inject(Localization).ready()),
    { provide: ErrorHandler, useClass: ErrorReporter },
    { provide: TitleStrategy, useExisting: PageTitle },
  ],
};
