import { Global, Module } from '@nestjs/common';
import { Broadcaster } from './broadcaster.js';

/** The server's voice, for every module. The doors of the socket stand in the modules that own the events. */
@Global()
@Module({ providers: [Broadcaster], exports: [Broadcaster] })
export class RealtimeModule {}
