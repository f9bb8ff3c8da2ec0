import { Module } from '@nestjs/common';
import { SessionsModule } from '../auth/sessions.module.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { Handshake } from './handshake.js';

@Module({ imports: [SessionsModule, RoomsModule], providers: [Handshake], exports: [Handshake] })
export class HandshakeModule {}
