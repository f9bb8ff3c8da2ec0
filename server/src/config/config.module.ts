import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Clock, SystemClock } from '../common/clock.js';
import { loadSecret } from './secrets.js';
import type { Settings } from './settings.js';

/** Injection tokens of what the environment decided. */
export const SETTINGS = Symbol('settings');
export const SECRET = Symbol('secret');

@Global()
@Module({})
export class ConfigModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: ConfigModule,
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: SECRET, useFactory: () => loadSecret(settings.dataDir, settings.secretKey) },
        { provide: Clock, useClass: SystemClock },
      ],
      exports: [SETTINGS, SECRET, Clock],
    };
  }
}
