import { Module } from '@nestjs/common';
import { SessionsModule } from '../auth/sessions.module.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { Accounts } from './accounts.js';
import { ActiveDays } from './active-days.js';
import { BlocksService } from './blocks.service.js';
import { PresenceModule } from './presence.module.js';
import { StatsService } from './stats.service.js';
import { StatusEnds } from './status-ends.js';
import { StatusNews } from './status-news.js';
import { StatusService } from './status.service.js';
import { UsersController } from './users.controller.js';
import { UsersGateway } from './users.gateway.js';
import { UsersService } from './users.service.js';

@Module({
  imports: [PresenceModule, RoomsModule, SessionsModule],
  controllers: [UsersController],
  providers: [
    Accounts,
    ActiveDays,
    BlocksService,
    StatsService,
    StatusEnds,
    StatusNews,
    StatusService,
    UsersGateway,
    UsersService,
  ],
  exports: [Accounts, UsersService],
})
export class UsersModule {}
