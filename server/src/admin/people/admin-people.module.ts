import { Module } from '@nestjs/common';
import { AuthModule } from '../../auth/auth.module.js';
import { SessionsModule } from '../../auth/sessions.module.js';
import { ChangesModule } from '../../messages/changes.module.js';
import { RoomsModule } from '../../rooms/rooms.module.js';
import { PresenceModule } from '../../users/presence.module.js';
import { UsersModule } from '../../users/users.module.js';
import { FiguresModule } from '../figures/figures.module.js';
import { BansService } from './bans.service.js';
import { Departure } from './departure.js';
import { NewcomersController } from './newcomers.controller.js';
import { NewcomersService } from './newcomers.service.js';
import { PeopleController } from './people.controller.js';
import { PeopleListService } from './people-list.service.js';
import { PeopleViews } from './people-views.js';
import { PersonRecordService } from './person-record.service.js';
import { RemovalService } from './removal.service.js';
import { ShutOut } from './shut-out.js';
import { StandingController } from './standing.controller.js';
import { StandingService } from './standing.service.js';
import { Stewardship } from './stewardship.js';

@Module({
  imports: [
    AuthModule,
    FiguresModule,
    ChangesModule,
    PresenceModule,
    RoomsModule,
    SessionsModule,
    UsersModule,
  ],
  controllers: [NewcomersController, PeopleController, StandingController],
  providers: [
    BansService,
    Departure,
    NewcomersService,
    PeopleListService,
    PeopleViews,
    PersonRecordService,
    RemovalService,
    ShutOut,
    StandingService,
    Stewardship,
  ],
  exports: [BansService, StandingService, Stewardship],
})
export class AdminPeopleModule {}
