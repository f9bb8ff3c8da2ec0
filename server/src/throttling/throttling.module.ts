import { type ExecutionContext, Global, Module } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { RATE_FAMILIES, RATE_FAMILY, type RateFamily } from './rate-limited.js';
import { SlidingWindow } from './sliding-window.js';

const FAMILIES = Object.keys(RATE_FAMILIES) as RateFamily[];

@Global()
@Module({ providers: [SlidingWindow], exports: [SlidingWindow] })
class StorageModule {}

@Module({
  imports: [
    ThrottlerModule.forRootAsync({
      imports: [StorageModule],
      inject: [SETTINGS, SlidingWindow, Reflector],
      useFactory: ({ limits }: Settings, storage: SlidingWindow, reflector: Reflector) => ({
        storage,
        setHeaders: false,
        throttlers: FAMILIES.map((name) => ({
          name,
          ttl: RATE_FAMILIES[name].windowMs,
          limit: limits[name],
          // A limit of 0 is off, and a route counts towards its own family only.
          skipIf: (context: ExecutionContext) =>
            limits[name] === 0 || reflector.get(RATE_FAMILY, context.getHandler()) !== name,
        })),
      }),
    }),
  ],
  exports: [ThrottlerModule],
})
export class ThrottlingModule {}
