import {
  type EnvironmentProviders,
  type Provider,
  inject,
  provideEnvironmentInitializer,
} from '@angular/core';
import { TranslateService, provideTranslateService } from '@ngx-translate/core';
import admin from '../../../i18n/admin/fa.json';
import chat from '../../../i18n/chat/fa.json';
import fa from '../../../i18n/fa.json';
import settings from '../../../i18n/settings/fa.json';

/** The Persian sentences, there from the start, on a Persian page. */
export function providePersian(): (Provider | EnvironmentProviders)[] {
  localStorage.setItem('sokhan.preferences', JSON.stringify({ language: 'fa' }));
  return [
    provideTranslateService(),
    provideEnvironmentInitializer(() => {
      const translate = inject(TranslateService);
      translate.setTranslation('fa', { ...fa, ...chat, ...settings, ...admin });
      translate.use('fa');
    }),
  ];
}
