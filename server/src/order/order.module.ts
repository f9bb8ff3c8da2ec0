import { Module } from '@nestjs/common';
import { PresenceModule } from '../users/presence.module.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { UsersModule } from '../users/users.module.js';
import { MemberMutes } from './mutes/member-mutes.service.js';
import { MemberMutesController } from './mutes/member-mutes.controller.js';
import { MuteEnds } from './mutes/mute-ends.js';
import { MutesController } from './mutes/mutes.controller.js';
import { MutesService } from './mutes/mutes.service.js';
import { NoticesController } from './notices/notices.controller.js';
import { NoticesService } from './notices/notices.service.js';
import { ReportLog } from './reports/report-log.js';

/** Who may not write, and what people and those who keep order tell each other. */
@Module({
  imports: [PresenceModule, RoomsModule, UsersModule],
  controllers: [MemberMutesController, MutesController, NoticesController],
  providers: [MemberMutes, MuteEnds, MutesService, NoticesService, ReportLog],
  exports: [MutesService, NoticesService, ReportLog],
})
export class OrderModule {}
