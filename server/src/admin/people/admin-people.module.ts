import { Module } from '@nestjs/common';
import { SessionsModule } from '../../auth/sessions.module.js';
import { ChangesModule } from '../../messages/changes.module.js';
import { RoomsModule } from '../../rooms/rooms.module.js';
import { PresenceModule } from '../../users/presence.module.js';
import { UsersModule } from '../../users/users.module.js';
import { BansService } from './bans.service.js';
import { Departure } from './departure.js';
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
  imports: [ChangesModule, PresenceModule, RoomsModule, SessionsModule, UsersModule],
  controllers: [PeopleController, StandingController],
  providers: [
    BansService,
    Departure,
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
