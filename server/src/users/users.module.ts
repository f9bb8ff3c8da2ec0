import { Module } from '@nestjs/common';
import { SessionsModule } from '../auth/sessions.module.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { PresenceModule } from './presence.module.js';
import { UsersController } from './users.controller.js';
import { UsersGateway } from './users.gateway.js';
import { UsersService } from './users.service.js';

@Module({
  imports: [PresenceModule, RoomsModule, SessionsModule],
  controllers: [UsersController],
  providers: [UsersService, UsersGateway],
  exports: [UsersService],
})
export class UsersModule {}
