import { type ExecutionContext, Global, Module } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { RATE_FAMILIES, RATE_FAMILY, type RateFamily } from './rate-limited.js';
import { SlidingWindow } from './sliding-window.js';
import { type Live, LiveSettings } from '../server-settings/live-settings.js';

const FAMILIES = Object.keys(RATE_FAMILIES) as RateFamily[];

/** One of them changes while the server runs. */
const limitOf = (
  name: RateFamily,
  limits: Settings['limits'],
  { current }: Live<'messageRateLimit'>,
): number => (name === 'message' ? current.messageRateLimit : limits[name]);

@Global()
@Module({ providers: [SlidingWindow], exports: [SlidingWindow] })
class StorageModule {}

@Module({
  imports: [
    ThrottlerModule.forRootAsync({
      imports: [StorageModule],
      inject: [SETTINGS, LiveSettings, SlidingWindow, Reflector],
      useFactory: (
        { limits }: Settings,
        live: Live<'messageRateLimit'>,
        storage: SlidingWindow,
        reflector: Reflector,
      ) => ({
        storage,
        setHeaders: false,
        throttlers: FAMILIES.map((name) => ({
          name,
          ttl: RATE_FAMILIES[name].windowMs,
          limit: () => limitOf(name, limits, live),
          // A limit of 0 is off, and a route counts towards its own family only.
          skipIf: (context: ExecutionContext) =>
            limitOf(name, limits, live) === 0 || reflector.get(RATE_FAMILY, context.getHandler()) !== name,
        })),
      }),
    }),
  ],
  exports: [ThrottlerModule],
})
export class ThrottlingModule {}
